/// The real handlers in this process, and what they are given: messages, a memory, settings, a
/// time.
@NullMarked
package dev.rootsweep.cli.stage;

import org.jspecify.annotations.NullMarked;
