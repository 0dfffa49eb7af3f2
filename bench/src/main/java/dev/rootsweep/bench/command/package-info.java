/// Whole commands, ours and those of other tools, against the same organization.
@NullMarked
package dev.rootsweep.bench.command;

import org.jspecify.annotations.NullMarked;
