/// How fast people are told of root activity.
@NullMarked
package dev.rootsweep.bench.alert;

import org.jspecify.annotations.NullMarked;
