/// What can reach Rootsweep from outside, after decoding.
@NullMarked
package dev.rootsweep.core.signal;

import org.jspecify.annotations.NullMarked;
