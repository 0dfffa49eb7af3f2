package dev.rootsweep.core.signal;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.AccountState;
import java.time.Instant;
import java.util.Optional;

/// Check this account: an account and a cause, nothing that could decide what is deleted.
///
/// - shape: `origin` is the first event in the chain; `firstSeen` when that was first taken up;
///   `attempt` counts from 0; `listing` only where accounts were listed: by a sweep, or by hand
public record CheckDue(
    AccountId account,
    Cause cause,
    Origin origin,
    Instant firstSeen,
    int attempt,
    Optional<Listing> listing)
    implements CheckMessage {
  /// More than any check comes back.
  private static final int MOST_ATTEMPTS = 1000;

  public CheckDue {
    if (attempt < 0 || attempt > MOST_ATTEMPTS) {
      throw new IllegalArgumentException(
          "attempts count from 0 to " + MOST_ATTEMPTS + ", not " + attempt);
    }
  }

  @Override
  public String words() {
    return "a check of " + account;
  }

  /// Makes a first check, taken up when its event happened.
  public static CheckDue first(AccountId account, Cause cause, Origin origin) {
    return first(account, cause, origin, origin.at());
  }

  /// Makes a first check, taken up at `seenAt`: events may arrive late.
  public static CheckDue first(AccountId account, Cause cause, Origin origin, Instant seenAt) {
    return new CheckDue(account, cause, origin, seenAt, 0, Optional.empty());
  }

  /// Makes a sweep's check, taken up when the account was listed: the schedule's event may be
  /// older.
  public static CheckDue swept(AccountId account, Listing listing, Origin origin) {
    return new CheckDue(account, Cause.SWEEP, origin, listing.readAt(), 0, Optional.of(listing));
  }

  /// Makes a check that a person asked for, with what Organizations has just said of the account.
  public static CheckDue requested(AccountId account, Listing listing, Origin origin) {
    return new CheckDue(account, Cause.REQUESTED, origin, origin.at(), 0, Optional.of(listing));
  }

  /// Returns the same check, one attempt later.
  public CheckDue again() {
    return new CheckDue(account, cause, origin, firstSeen, attempt + 1, listing);
  }

  /// Returns a first check of the same account for another cause.
  public CheckDue because(Cause other, Instant now) {
    return new CheckDue(account, other, origin, now, 0, Optional.empty());
  }

  /// Returns what the sweep's listing said, when it said ACTIVE less than an hour before `now`.
  public Optional<Listing> freshListing(Instant now) {
    return listing
        .filter(said -> said.state() == AccountState.ACTIVE)
        .filter(said -> !said.readAt().isAfter(now))
        .filter(said -> said.readAt().plusSeconds(3600).isAfter(now));
  }

  /// Returns the id of the sweep that asks, if one does. A person's listing is no sweep.
  public Optional<String> sweep() {
    return listing.filter(_ -> cause == Cause.SWEEP).map(Listing::sweep);
  }
}
