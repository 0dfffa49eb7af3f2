/// Telling people once: claim, send, mark, for each notice and channel.
@NullMarked
package dev.rootsweep.core.alert;

import org.jspecify.annotations.NullMarked;
