/// The `rootsweep` command.
@NullMarked
package dev.rootsweep.cli;

import org.jspecify.annotations.NullMarked;
