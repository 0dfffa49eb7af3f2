/// Policies as JSON text.
@NullMarked
package dev.rootsweep.aws.policy;

import org.jspecify.annotations.NullMarked;
