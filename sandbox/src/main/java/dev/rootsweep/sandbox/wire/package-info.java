/// AWS's two wire protocols and its request signature, without any knowledge of accounts; and the
/// forms in which other services refuse.
@NullMarked
package dev.rootsweep.sandbox.wire;

import org.jspecify.annotations.NullMarked;
