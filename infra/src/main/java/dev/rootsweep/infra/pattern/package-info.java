/// Which events are wanted, as EventBridge patterns.
@NullMarked
package dev.rootsweep.infra.pattern;

import org.jspecify.annotations.NullMarked;
