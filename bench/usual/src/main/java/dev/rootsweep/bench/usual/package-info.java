/// A function as it is usually written, to be measured against.
@NullMarked
package dev.rootsweep.bench.usual;

import org.jspecify.annotations.NullMarked;
