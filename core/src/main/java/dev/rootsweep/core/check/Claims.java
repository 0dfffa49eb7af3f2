package dev.rootsweep.core.check;

import dev.rootsweep.core.model.Allowed;
import dev.rootsweep.core.model.Standing;
import dev.rootsweep.core.port.AccountLedger;
import dev.rootsweep.core.port.Ledger;
import dev.rootsweep.core.port.OrderLedger;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.port.Time;
import dev.rootsweep.core.signal.CheckDue;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/// Step 2 of a check: claim the account, and give it back if the check fails. A check that records
/// nothing claims nothing.
final class Claims {
  private static final Duration LASTS = Duration.ofMinutes(15);
  private static final Duration HELD_COMES_BACK = Duration.ofSeconds(60);

  /// What is done under a claim, which it also gives back.
  interface Step {
    CheckOutcome take(Claim claim);
  }

  private final AccountLedger accounts;
  private final OrderLedger orders;
  private final Telling telling;
  private final Time time;
  private final Supplier<String> ids;

  Claims(Ledger ledger, Telling telling, Time time, Supplier<String> ids) {
    this.accounts = ledger;
    this.orders = ledger;
    this.telling = telling;
    this.time = time;
    this.ids = ids;
  }

  /// Takes a step under a claim on the account.
  CheckOutcome under(CheckDue due, Consent consent, Step step) {
    String owner = ids.get();
    Instant now = time.now();
    Instant until = now.plus(LASTS);
    Optional<Standing> standing =
        consent.records()
            ? accounts.begin(due.account(), owner, now, until)
            : Optional.of(accounts.standing(due.account()));
    if (standing.isEmpty()) {
      return new CheckOutcome.NotReady(
          due.account(), HELD_COMES_BACK, "another check of the account is under way");
    }
    Supplier<Allowed> allowing = new ReadOnce<>(() -> orders.allowed(due.account()));
    try {
      return taken(
          new Claim(due, owner, until, consent.known(standing.get()), allowing, consent), step);
    } catch (RuntimeException failure) {
      if (consent.records()) {
        giveBack(due, owner, failure);
      }
      throw failure;
    }
  }

  /// What an earlier check recorded and did not send goes out first; where it cannot, the check
  /// goes on and fails at its end.
  private CheckOutcome taken(Claim claim, Step step) {
    Optional<PortFailure> undelivered =
        claim.consent().sends() && !claim.standing().unsent().isEmpty()
            ? telling.deliver(claim.due(), accounts.unsent(claim.due().account()))
            : Optional.empty();
    CheckOutcome outcome = step.take(claim);
    if (undelivered.isPresent()) {
      throw undelivered.get();
    }
    return outcome;
  }

  /// Gives the claim back, so that the message delivered again is not sent round as one that waits.
  private void giveBack(CheckDue due, String owner, RuntimeException failure) {
    try {
      accounts.release(due.account(), owner);
    } catch (PortFailure another) {
      failure.addSuppressed(another);
    }
  }
}
