/// The show: the product's whole job on a pretend organization, and its report.
@NullMarked
package dev.rootsweep.cli.demo;

import org.jspecify.annotations.NullMarked;
