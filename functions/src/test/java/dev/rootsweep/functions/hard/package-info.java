/// The check flow under hard conditions: the real handler and adapters, over the sandbox.
@NullMarked
package dev.rootsweep.functions.hard;

import org.jspecify.annotations.NullMarked;
