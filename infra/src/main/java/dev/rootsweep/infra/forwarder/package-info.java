/// What sends an account's events to the hub.
@NullMarked
package dev.rootsweep.infra.forwarder;

import org.jspecify.annotations.NullMarked;
