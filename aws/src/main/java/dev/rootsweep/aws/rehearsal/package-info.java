/// A rehearsal of the calls, inside this process.
@NullMarked
package dev.rootsweep.aws.rehearsal;

import org.jspecify.annotations.NullMarked;
