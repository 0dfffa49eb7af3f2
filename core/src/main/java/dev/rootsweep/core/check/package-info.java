/// Checking one account: audit, decide, delete, verify, record, notify.
@NullMarked
package dev.rootsweep.core.check;

import org.jspecify.annotations.NullMarked;
