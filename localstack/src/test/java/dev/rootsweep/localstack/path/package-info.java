/// The whole path: from an event to the alert, through the built zip.
@NullMarked
package dev.rootsweep.localstack.path;

import org.jspecify.annotations.NullMarked;
