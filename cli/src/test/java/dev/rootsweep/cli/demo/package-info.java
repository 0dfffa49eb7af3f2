/// Tests of the show.
@NullMarked
package dev.rootsweep.cli.demo;

import org.jspecify.annotations.NullMarked;
