package dev.rootsweep.core.check;

import dev.rootsweep.core.model.Account;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.port.AccountLedger;
import dev.rootsweep.core.port.Directory;
import dev.rootsweep.core.settings.Settings;
import dev.rootsweep.core.signal.Cause;
import dev.rootsweep.core.signal.CheckDue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Step 1 of a check: is this account ours to check, and in which membership.
final class LookUp {
  /// How long an account that was announced may be missing, or refuse access, without anything
  /// wrong.
  static final Duration YOUNG = Duration.ofHours(1);

  private final Directory directory;
  private final AccountLedger ledger;
  private final Settings settings;

  LookUp(Directory directory, AccountLedger ledger, Settings settings) {
    this.directory = directory;
    this.ledger = ledger;
    this.settings = settings;
  }

  /// Returns what needs no look-up: the management account, and what a sweep has just listed.
  Optional<Membership> known(CheckDue due, Instant now) {
    if (due.account().equals(settings.managementAccount())) {
      return Optional.of(management(due.account(), Optional.empty()));
    }
    return due.freshListing(now)
        .filter(listing -> !listing.name().isEmpty())
        .map(
            listing ->
                new Membership.Checkable(due.account(), listing.name(), listing.joinedAt(), false));
  }

  /// Asks Organizations.
  Optional<Account> ask(AccountId account) {
    return directory.account(account);
  }

  /// Judges what Organizations said.
  Membership judge(Optional<Account> described, CheckDue due, Instant now) {
    return described.map(account -> member(account, due, now)).orElseGet(() -> stranger(due, now));
  }

  /// Judges an account that Organizations describes.
  Membership member(Account account, CheckDue due, Instant now) {
    if (account.isManagement()) {
      return management(account.id(), Optional.of(account.joinedAt()));
    }
    return switch (account.state()) {
      case ACTIVE -> active(account, due, now);
      case PENDING_ACTIVATION ->
          new Membership.Passed(
              new CheckOutcome.NotReady(
                  account.id(),
                  ComebackRules.patience(due, now),
                  "the account is PENDING_ACTIVATION"));
      case SUSPENDED, PENDING_CLOSURE, CLOSED ->
          kept(
              account.id(),
              SparedReason.STATE,
              account.state().name(),
              Optional.of(account.joinedAt()));
    };
  }

  /// Who was said to be leaving and is still called ACTIVE is not touched on the strength of that
  /// word.
  private static Membership active(Account account, CheckDue due, Instant now) {
    return due.cause() == Cause.DEPARTED || due.cause() == Cause.CLOSED
        ? new Membership.Passed(
            new CheckOutcome.NotReady(
                account.id(),
                ComebackRules.patience(due, now),
                "the account was said to be leaving, and Organizations still calls it ACTIVE"))
        : new Membership.Checkable(account.id(), account.name(), account.joinedAt(), true);
  }

  /// An announced member may be missing for a while, even one that was a member before.
  private Membership stranger(CheckDue due, Instant now) {
    if (due.cause().announcesMember() && due.origin().at().plus(YOUNG).isAfter(now)) {
      return new Membership.Passed(
          new CheckOutcome.NotReady(
              due.account(),
              ComebackRules.patience(due, now),
              "Organizations does not know the account yet"));
    }
    return ledger.standing(due.account()).known()
        ? departed(due.account())
        : new Membership.Passed(
            new CheckOutcome.Ignored(due.account(), "not a member of the organization"));
  }

  /// Judges an account that was a member and is none any more.
  static Membership departed(AccountId id) {
    return kept(
        id, SparedReason.DEPARTED, "no longer a member of the organization", Optional.empty());
  }

  private static Membership management(AccountId id, Optional<Instant> joinedAt) {
    return kept(id, SparedReason.MANAGEMENT, "its root is watched, never touched", joinedAt);
  }

  private static Membership kept(
      AccountId id, SparedReason reason, String detail, Optional<Instant> joinedAt) {
    return new Membership.Kept(
        new CheckOutcome.Spared(id, reason, List.of(), List.of(), Optional.empty(), detail),
        joinedAt);
  }
}
