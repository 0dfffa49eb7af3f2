/// A pretend Lambda: its Runtime API on loopback, and a function's JVM beside this one.
@NullMarked
package dev.rootsweep.sandbox.runtime;

import org.jspecify.annotations.NullMarked;
