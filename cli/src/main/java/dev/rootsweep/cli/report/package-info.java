/// What a run found and did: for people, as JSON, as CSV, and as an exit code.
@NullMarked
package dev.rootsweep.cli.report;

import org.jspecify.annotations.NullMarked;
