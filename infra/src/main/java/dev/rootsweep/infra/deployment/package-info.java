/// What a deployment can be told, checked as a whole.
@NullMarked
package dev.rootsweep.infra.deployment;

import org.jspecify.annotations.NullMarked;
