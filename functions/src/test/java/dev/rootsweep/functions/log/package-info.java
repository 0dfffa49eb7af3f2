@NullMarked
package dev.rootsweep.functions.log;

import org.jspecify.annotations.NullMarked;
