/// The queue of checks, notices as log lines, and the clock.
@NullMarked
package dev.rootsweep.aws.queue;

import org.jspecify.annotations.NullMarked;
