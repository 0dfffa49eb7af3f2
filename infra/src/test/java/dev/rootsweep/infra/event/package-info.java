/// Events on their way through the synthesized rules, judged by AWS's own engine.
@NullMarked
package dev.rootsweep.infra.event;

import org.jspecify.annotations.NullMarked;
