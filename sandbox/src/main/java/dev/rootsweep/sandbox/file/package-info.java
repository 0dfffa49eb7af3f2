/// The file that describes an organization for the sandbox; its format is in docs/sandbox.md.
@NullMarked
package dev.rootsweep.sandbox.file;

import org.jspecify.annotations.NullMarked;
