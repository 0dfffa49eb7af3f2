@NullMarked
package dev.rootsweep.sandbox.file;

import org.jspecify.annotations.NullMarked;
