/// Events in, answers out: JSON and what it means.
@NullMarked
package dev.rootsweep.aws.event;

import org.jspecify.annotations.NullMarked;
