/// A ledger that lives as long as one process, for the demo, the command line and the tests.
@NullMarked
package dev.rootsweep.core.memory;

import org.jspecify.annotations.NullMarked;
