/// How fast AWS is asked: the rates that it publishes, and how many accounts are in hand at once.
@NullMarked
package dev.rootsweep.aws.rate;

import org.jspecify.annotations.NullMarked;
