@NullMarked
package dev.rootsweep.sandbox.runtime;

import org.jspecify.annotations.NullMarked;
