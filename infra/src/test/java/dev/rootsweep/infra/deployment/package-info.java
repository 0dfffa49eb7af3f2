/// What a deployment may and may not be told.
@NullMarked
package dev.rootsweep.infra.deployment;

import org.jspecify.annotations.NullMarked;
