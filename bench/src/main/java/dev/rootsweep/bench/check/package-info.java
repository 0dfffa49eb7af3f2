/// How fast accounts are audited and checked.
@NullMarked
package dev.rootsweep.bench.check;

import org.jspecify.annotations.NullMarked;
