/// What the use cases may ask of the world.
@NullMarked
package dev.rootsweep.core.port;

import org.jspecify.annotations.NullMarked;
