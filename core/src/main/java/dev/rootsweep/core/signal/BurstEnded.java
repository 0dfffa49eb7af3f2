package dev.rootsweep.core.signal;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.ActivityAlertKind;
import dev.rootsweep.core.model.Severity;
import dev.rootsweep.core.text.Texts;

/// The time is over in which events were folded into the alert of the first of them.
///
/// - shape: `origin` is that of the first; `burst` the name by which the ledger knows it; `actor`
///   who it was
public record BurstEnded(
    Origin origin,
    String burst,
    Severity severity,
    ActivityAlertKind kind,
    AccountId account,
    String actor)
    implements Delayed {
  public BurstEnded {
    burst = Texts.shown(burst);
    actor = Texts.shown(actor);
  }
}
