package dev.rootsweep.core.triage;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.signal.Actor;
import dev.rootsweep.core.signal.RootActivity;

/// What belongs together.
final class Bursts {
  private Bursts() {}

  /// Returns a name that is equal for the same kind, as severe, by the same actor, about the same
  /// account; where one caller reaches into other accounts, about the account that acted.
  static String name(RootActivity activity, Verdict.Alert alert) {
    Actor actor = activity.evidence().actor();
    AccountId account =
        reachesIntoOthers(activity)
            ? actor.account().orElse(activity.origin().account())
            : activity.concerned();
    return "%s/%s/%s/%s".formatted(alert.kind(), alert.severity(), account, who(activity));
  }

  /// Every root user has the same name: who signs in is told apart by address and second factor. A
  /// token that a root user issued can be given any name.
  private static String who(RootActivity activity) {
    Actor actor = activity.evidence().actor();
    if (actor.kind() == Actor.Kind.FEDERATED_BY_ROOT) {
      return "a token of the root user";
    }
    return activity instanceof RootActivity.SignedIn signedIn && signedIn.success()
        ? actor.identity() + "/" + signedIn.evidence().address() + "/" + signedIn.mfa()
        : actor.identity();
  }

  /// Departures are no calls: each account that leaves is told of.
  private static boolean reachesIntoOthers(RootActivity activity) {
    return switch (activity) {
      case RootActivity.PrivilegedSession _ -> true;
      case RootActivity.IdentityTouched _ -> activity.evidence().actor().kind() == Actor.Kind.OTHER;
      case RootActivity.SignedIn _,
          RootActivity.CredentialTampered _,
          RootActivity.Called _,
          RootActivity.GuardTouched _,
          RootActivity.OwnResourceChanged _,
          RootActivity.TrailChanged _,
          RootActivity.Departed _,
          RootActivity.Unknown _ ->
          false;
    };
  }
}
