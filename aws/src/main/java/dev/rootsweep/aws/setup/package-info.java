/// The switches of centralized root access.
@NullMarked
package dev.rootsweep.aws.setup;

import org.jspecify.annotations.NullMarked;
