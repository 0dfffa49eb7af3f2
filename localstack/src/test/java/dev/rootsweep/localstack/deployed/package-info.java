/// The synthesized templates, deployed.
@NullMarked
package dev.rootsweep.localstack.deployed;

import org.jspecify.annotations.NullMarked;
