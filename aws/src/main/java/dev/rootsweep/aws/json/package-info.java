/// The model as JSON text.
@NullMarked
package dev.rootsweep.aws.json;

import org.jspecify.annotations.NullMarked;
