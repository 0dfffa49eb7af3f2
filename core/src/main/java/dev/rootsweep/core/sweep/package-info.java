/// Finding the accounts that need a check.
@NullMarked
package dev.rootsweep.core.sweep;

import org.jspecify.annotations.NullMarked;
