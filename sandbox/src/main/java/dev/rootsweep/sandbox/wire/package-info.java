/// AWS's two wire protocols and its request signature, without any knowledge of accounts.
@NullMarked
package dev.rootsweep.sandbox.wire;

import org.jspecify.annotations.NullMarked;
