/// LocalStack in a container, and who asks for it.
@NullMarked
package dev.rootsweep.localstack;

import org.jspecify.annotations.NullMarked;
