/// The rules of ARCHITECTURE.md and of the house style, run over the compiled classes and the
/// sources.
@NullMarked
package dev.rootsweep.architecture;

import org.jspecify.annotations.NullMarked;
