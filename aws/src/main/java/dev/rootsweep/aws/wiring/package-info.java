/// Putting the parts together, by hand.
@NullMarked
package dev.rootsweep.aws.wiring;

import org.jspecify.annotations.NullMarked;
