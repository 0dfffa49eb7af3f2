/// Texts that others control, made fit to be shown.
@NullMarked
package dev.rootsweep.core.text;

import org.jspecify.annotations.NullMarked;
