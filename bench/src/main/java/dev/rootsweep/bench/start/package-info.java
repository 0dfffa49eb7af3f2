/// The figures of a function's start and of its memory.
@NullMarked
package dev.rootsweep.bench.start;

import org.jspecify.annotations.NullMarked;
