/// Hand-written stand-ins for the ports, and a small world to check accounts in.
@NullMarked
package dev.rootsweep.core.fake;

import org.jspecify.annotations.NullMarked;
