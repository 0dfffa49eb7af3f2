/// Who asks, and in which organization.
@NullMarked
package dev.rootsweep.aws.identity;

import org.jspecify.annotations.NullMarked;
