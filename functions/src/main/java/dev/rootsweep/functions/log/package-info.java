/// The log of the deployed functions: each call of SLF4J becomes one line of JSON on standard
/// output.
@NullMarked
package dev.rootsweep.functions.log;

import org.jspecify.annotations.NullMarked;
