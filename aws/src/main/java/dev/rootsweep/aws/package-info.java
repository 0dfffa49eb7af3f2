/// AWS as the outside of the core: what its refusals mean.
@NullMarked
package dev.rootsweep.aws;

import org.jspecify.annotations.NullMarked;
