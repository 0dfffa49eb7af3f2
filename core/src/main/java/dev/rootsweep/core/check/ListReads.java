package dev.rootsweep.core.check;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.LastCheck;
import dev.rootsweep.core.model.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// When a check reads all lists although the four numbers show nothing.
///
/// A check reads them whatever is chosen here when root use caused it, when it finds an open
/// intent, and when the last check of the membership saw something.
public enum ListReads {
  /// At the first check of a membership, and once in every 30 days.
  WHEN_DUE {
    @Override
    boolean isDue(AccountId account, Standing standing, Instant joinedAt, Instant now) {
      return lastRead(standing, joinedAt)
          .filter(at -> period(account, at) == period(account, now))
          .isEmpty();
    }
  },

  /// Never: the four counts are enough. For a run without a ledger, which cannot know when the
  /// lists were read.
  BY_COUNTS {
    @Override
    boolean isDue(AccountId account, Standing standing, Instant joinedAt, Instant now) {
      return false;
    }
  },

  /// At every check.
  ALWAYS {
    @Override
    boolean isDue(AccountId account, Standing standing, Instant joinedAt, Instant now) {
      return true;
    }
  };

  private static final int PERIOD_DAYS = 30;

  abstract boolean isDue(AccountId account, Standing standing, Instant joinedAt, Instant now);

  private static Optional<Instant> lastRead(Standing standing, Instant joinedAt) {
    return standing
        .last()
        .filter(last -> last.joinedAt().filter(joinedAt::equals).isPresent())
        .flatMap(LastCheck::listsReadAt);
  }

  /// Periods of 30 days begin on another day for each account, so that no sweep reads the lists of
  /// all accounts.
  private static long period(AccountId account, Instant at) {
    long day = Duration.between(Instant.EPOCH, at).toDays();
    return (day + Long.parseLong(account.value()) % PERIOD_DAYS) / PERIOD_DAYS;
  }
}
