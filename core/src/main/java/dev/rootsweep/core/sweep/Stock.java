package dev.rootsweep.core.sweep;

import dev.rootsweep.core.model.Account;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.KeptAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What the ledger knows of the accounts that were listed, counted.
///
/// - shape: `stale` accounts were not checked for 48 hours; from `pathsSeen` accounts an event of
///   ours came through within them, from `pathsUnseen` none; accounts that joined within them are
///   in none of the three; `undelivered` notices were recorded over an hour ago and nobody was told
public record Stock(int stale, int pathsSeen, int pathsUnseen, int undelivered) {
  private static final Duration FRESH = Duration.ofDays(2);
  private static final Duration DELIVERY = Duration.ofHours(1);

  /// Counts.
  ///
  /// - shape: at the `first` sweep nothing was to be known yet, so nothing is stale or unseen
  static Stock of(
      List<Account> listed, Map<AccountId, KeptAccount> kept, Instant now, boolean first) {
    Instant fresh = now.minus(FRESH);
    List<KeptAccount> settled =
        listed.stream()
            .filter(account -> account.joinedAt().isBefore(fresh))
            .map(account -> kept.getOrDefault(account.id(), KeptAccount.unknown()))
            .toList();
    int seen = count(settled.stream().filter(one -> isSince(one.pathSeenAt(), fresh)));
    int checked = count(settled.stream().filter(one -> isSince(one.checkedAt(), fresh)));
    return new Stock(
        first ? 0 : settled.size() - checked,
        seen,
        first ? 0 : settled.size() - seen,
        undelivered(kept, now));
  }

  private static int undelivered(Map<AccountId, KeptAccount> kept, Instant now) {
    return count(
        kept.values().stream()
            .flatMap(one -> one.undelivered().stream())
            .filter(at -> at.isBefore(now.minus(DELIVERY))));
  }

  private static boolean isSince(Optional<Instant> at, Instant fresh) {
    return at.filter(instant -> !instant.isBefore(fresh)).isPresent();
  }

  private static int count(Stream<?> stream) {
    return Math.toIntExact(stream.count());
  }
}
