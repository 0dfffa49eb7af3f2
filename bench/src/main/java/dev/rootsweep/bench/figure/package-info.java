/// What a figure is, and what figures are measured with.
@NullMarked
package dev.rootsweep.bench.figure;

import org.jspecify.annotations.NullMarked;
