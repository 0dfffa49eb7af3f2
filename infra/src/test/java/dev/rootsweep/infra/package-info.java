/// The synthesized templates against what they must say.
@NullMarked
package dev.rootsweep.infra;

import org.jspecify.annotations.NullMarked;
