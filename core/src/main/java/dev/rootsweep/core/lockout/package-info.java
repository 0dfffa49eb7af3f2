/// Whether the policy of a bucket or a queue locks its owner out.
@NullMarked
package dev.rootsweep.core.lockout;

import org.jspecify.annotations.NullMarked;
