/// Every setting, its environment name, meaning and default.
@NullMarked
package dev.rootsweep.core.settings;

import org.jspecify.annotations.NullMarked;
