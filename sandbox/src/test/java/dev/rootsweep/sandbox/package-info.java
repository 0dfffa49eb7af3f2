@NullMarked
package dev.rootsweep.sandbox;

import org.jspecify.annotations.NullMarked;
