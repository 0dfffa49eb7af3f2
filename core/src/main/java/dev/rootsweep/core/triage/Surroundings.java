package dev.rootsweep.core.triage;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.settings.Watch;

/// What the rules must know beside the activity itself.
///
/// - shape: `ours` when the ledger knows the session's key; `readAgain` when it was asked a second
///   time; `leased` when a recovery lease was open; `manyFailures` when a failed sign-in is one of
///   five within ten minutes; `background` is what earlier events tell about this one
record Surroundings(
    AccountId managementAccount,
    AccountId hubAccount,
    Watch watch,
    boolean ours,
    boolean readAgain,
    boolean leased,
    boolean manyFailures,
    Background background) {}
