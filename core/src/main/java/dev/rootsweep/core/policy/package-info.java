/// AWS's policy language: policies as records, and what they say about one request.
@NullMarked
package dev.rootsweep.core.policy;

import org.jspecify.annotations.NullMarked;
