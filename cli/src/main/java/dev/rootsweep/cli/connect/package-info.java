/// Reaching AWS from a terminal: credentials, Region, endpoints, settings, the deployed ledger.
@NullMarked
package dev.rootsweep.cli.connect;

import org.jspecify.annotations.NullMarked;
