/// Switching centralized root access on.
@NullMarked
package dev.rootsweep.core.setup;

import org.jspecify.annotations.NullMarked;
