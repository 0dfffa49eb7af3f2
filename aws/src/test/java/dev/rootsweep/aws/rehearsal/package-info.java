@NullMarked
package dev.rootsweep.aws.rehearsal;

import org.jspecify.annotations.NullMarked;
