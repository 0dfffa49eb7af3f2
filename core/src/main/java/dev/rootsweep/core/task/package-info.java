/// What a person may order: approve a held removal, pause all removals, resume them.
@NullMarked
package dev.rootsweep.core.task;

import org.jspecify.annotations.NullMarked;
