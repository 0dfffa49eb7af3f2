/// What runs in the hub account.
@NullMarked
package dev.rootsweep.infra.hub;

import org.jspecify.annotations.NullMarked;
