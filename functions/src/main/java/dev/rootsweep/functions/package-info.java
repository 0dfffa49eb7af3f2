/// The Lambda handlers: translate, delegate, stop.
@NullMarked
package dev.rootsweep.functions;

import org.jspecify.annotations.NullMarked;
