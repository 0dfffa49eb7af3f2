/// The command that measures, and what it shows.
@NullMarked
package dev.rootsweep.bench;

import org.jspecify.annotations.NullMarked;
