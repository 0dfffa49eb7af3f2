/// A pretend AWS organization over HTTP: STS, IAM as a root session sees it, and Organizations.
@NullMarked
package dev.rootsweep.sandbox;

import org.jspecify.annotations.NullMarked;
