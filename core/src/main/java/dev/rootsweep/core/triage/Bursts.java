package dev.rootsweep.core.triage;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.signal.Actor;
import dev.rootsweep.core.signal.RootActivity;

/// What belongs together.
final class Bursts {
  private Bursts() {}

  /// Returns a name that is equal for the same kind, as severe, by the same actor, about the same
  /// account; for sessions in other accounts, about the account that acted.
  static String name(RootActivity activity, Verdict.Alert alert) {
    Actor actor = activity.evidence().actor();
    AccountId account =
        activity instanceof RootActivity.PrivilegedSession
            ? actor.account().orElse(activity.origin().account())
            : activity.concerned();
    return "%s/%s/%s/%s".formatted(alert.kind(), alert.severity(), account, actor.identity());
  }
}
