package dev.rootsweep.functions.hard;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.sandbox.Faults;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/// How badly AWS behaves in a story: one change comes on top of the others, until it is calm.
final class RandomWeather {
  private static final List<Duration> LAGS =
      List.of(
          Duration.ZERO,
          Duration.ZERO,
          Duration.ZERO,
          Duration.ofSeconds(20),
          TruthUnderLag.LONGEST_LAG);
  private static final List<String> READS =
      List.of("GetLoginProfile", "ListAccessKeys", "ListMFADevices");
  private static final List<String> DELETIONS =
      List.of("DeleteLoginProfile", "DeleteAccessKey", "DeactivateMFADevice");

  private final Trial trial;
  private final List<AccountId> accounts;
  private final SplittableRandom dice;
  private Faults faults = Faults.none();

  RandomWeather(Trial trial, List<AccountId> accounts, SplittableRandom dice) {
    this.trial = trial;
    this.accounts = accounts;
    this.dice = dice;
  }

  /// Lets each call lag by a length of its own, the summary most often.
  void lag() {
    Faults lagging =
        faults.staleFor(dice.nextBoolean() ? Duration.ZERO : TruthUnderLag.LONGEST_LAG);
    for (String operation : READS) {
      lagging = lagging.staleFor(operation, LAGS.get(dice.nextInt(LAGS.size())));
    }
    for (String operation : DELETIONS) {
      lagging = lagging.staleFor(operation, LAGS.get(dice.nextInt(LAGS.size())));
    }
    set(lagging);
  }

  void deny() {
    set(faults.denyDeletion(DELETIONS.get(dice.nextInt(DELETIONS.size()))));
  }

  void fail() {
    set(faults.serverErrors("iam", 0.3).dropConnections("iam", 0.2).seed(dice.nextInt()));
  }

  void calm() {
    set(Faults.none());
  }

  private void set(Faults others) {
    faults = others;
    accounts.forEach(account -> trial.account(account).faults(others));
  }
}
