/// Checking many accounts from a terminal: which, how many at once, how far, and when to stop.
@NullMarked
package dev.rootsweep.cli.run;

import org.jspecify.annotations.NullMarked;
