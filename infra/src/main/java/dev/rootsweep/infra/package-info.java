/// The CDK app: which stacks there are.
@NullMarked
package dev.rootsweep.infra;

import org.jspecify.annotations.NullMarked;
