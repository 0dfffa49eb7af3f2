/// What root activity means, and who must hear of it.
@NullMarked
package dev.rootsweep.core.triage;

import org.jspecify.annotations.NullMarked;
