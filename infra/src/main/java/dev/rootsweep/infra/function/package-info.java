/// A Lambda function, and what it may do.
@NullMarked
package dev.rootsweep.infra.function;

import org.jspecify.annotations.NullMarked;
