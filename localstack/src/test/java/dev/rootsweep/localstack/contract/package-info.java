/// The adapters, held to the contracts that their fakes pass.
@NullMarked
package dev.rootsweep.localstack.contract;

import org.jspecify.annotations.NullMarked;
