package dev.rootsweep.core.check;

import dev.rootsweep.core.alert.Delivered;
import dev.rootsweep.core.alert.Delivery;
import dev.rootsweep.core.alert.Digests;
import dev.rootsweep.core.model.CredentialResult;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.port.AccountLedger;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.port.Time;
import dev.rootsweep.core.settings.Settings;
import dev.rootsweep.core.signal.CheckDue;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// Step 7 of a check: what people are told, and that they are told it once.
final class Telling {
  /// In how many accounts per hour one cause alerts account by account.
  private static final int ONE_BY_ONE = 20;

  private final AccountLedger ledger;
  private final Delivery delivery;
  private final Digests digests;
  private final Time time;
  private final NoticeTexts texts;

  Telling(AccountLedger ledger, Delivery delivery, Digests digests, Time time, Settings settings) {
    this.ledger = ledger;
    this.delivery = delivery;
    this.digests = digests;
    this.time = time;
    this.texts = new NoticeTexts(settings);
  }

  /// Sends notices, each on its own, or puts them into the digest of their sweep; returns the first
  /// failure.
  Optional<PortFailure> deliver(CheckDue due, List<Notice> notices) {
    Optional<PortFailure> first = Optional.empty();
    for (Notice notice : notices) {
      try {
        Optional<PortFailure> failure = deliver(due, notice);
        first = first.or(() -> failure);
      } catch (PortFailure failure) {
        first = first.or(() -> Optional.of(failure));
      }
    }
    return first;
  }

  private Optional<PortFailure> deliver(CheckDue due, Notice notice) {
    if (notice.digest().isPresent()) {
      digests.put(notice.digest().get(), notice, due.origin());
      ledger.sent(notice.account(), notice.id());
      return Optional.empty();
    }
    Delivered delivered = delivery.send(notice);
    if (delivered.failure().isPresent()) {
      return delivered.failure();
    }
    if (delivered.held()) {
      return Optional.of(
          new PortFailure(
              PortFailure.Kind.CONFLICT,
              "telling of " + notice.account(),
              "somebody else is about to",
              null));
    }
    ledger.sent(notice.account(), notice.id());
    return Optional.empty();
  }

  /// Returns the notice of an outcome; none where people know it already.
  List<Notice> notice(Claim claim, Optional<Subject> subject, CheckOutcome outcome) {
    if (isOldNews(claim, outcome)) {
      return List.of();
    }
    return texts.notice(claim.due(), subject, outcome, time.now()).stream().toList();
  }

  /// A removal is always news, and what an exempt account holds only where it is new.
  private static boolean isOldNews(Claim claim, CheckOutcome outcome) {
    if (outcome instanceof CheckOutcome.Spared) {
      return outcome.settled();
    }
    return !outcome.mayHaveDeleted()
        && claim
            .standing()
            .last()
            .filter(last -> last.fingerprint().equals(outcome.fingerprint()))
            .isPresent();
  }

  /// Returns the notice of an account that cannot be seen: the first twenty of an hour and a cause
  /// one by one, the next as one for all.
  List<Notice> notAuditable(Claim claim, CheckOutcome.NotAuditable outcome) {
    if (isOldNews(claim, outcome)) {
      return List.of();
    }
    Instant hour = time.now().truncatedTo(ChronoUnit.HOURS);
    int which =
        ledger.countNotAuditable(
            outcome.cause().name(), hour, claim.due().account(), ONE_BY_ONE + 1);
    if (which > ONE_BY_ONE + 1) {
      return List.of();
    }
    return which > ONE_BY_ONE
        ? List.of(texts.notAuditableWidely(claim.due(), outcome, which, time.now()))
        : notice(claim, Optional.empty(), outcome);
  }

  /// Tells what was proven removed by a check that does not end as `Removed`; as drift only where
  /// the check tells no drift already.
  List<Notice> settled(
      Claim claim,
      Subject subject,
      List<RootCredential> left,
      List<CredentialResult> settled,
      boolean mayBeDrift) {
    if (settled.isEmpty()) {
      return List.of();
    }
    List<RootCredential> gone = settled.stream().map(CredentialResult::credential).toList();
    boolean drift =
        mayBeDrift
            && RemovalRules.isDrift(
                claim.standing(), claim.allowed().leases(), subject.joinedAt(), gone);
    CheckOutcome removed =
        new CheckOutcome.Removed(
            claim.due().account(), settled, left, drift, "removed under an open intent");
    return notice(claim, Optional.of(subject), removed);
  }
}
