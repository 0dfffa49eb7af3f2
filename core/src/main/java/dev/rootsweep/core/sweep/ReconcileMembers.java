package dev.rootsweep.core.sweep;

import dev.rootsweep.core.model.Account;
import dev.rootsweep.core.model.AccountState;
import dev.rootsweep.core.model.LastCheck;
import dev.rootsweep.core.port.AccountLedger;
import dev.rootsweep.core.port.Directory;
import dev.rootsweep.core.port.MessageQueue;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.signal.Cause;
import dev.rootsweep.core.signal.CheckDue;
import dev.rootsweep.core.signal.CheckMessage;
import dev.rootsweep.core.signal.MembershipUnclear;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Lists the organization when an event did not say which account joined, and queues a check of
/// every account whose present membership the ledger does not know.
public final class ReconcileMembers {
  private final Directory directory;
  private final AccountLedger ledger;
  private final MessageQueue<CheckMessage> queue;

  public ReconcileMembers(
      Directory directory, AccountLedger ledger, MessageQueue<CheckMessage> queue) {
    this.directory = directory;
    this.ledger = ledger;
    this.queue = queue;
  }

  /// Queues the checks and returns them; `timeIsUp` is asked before each account.
  ///
  /// - errors: `PortFailure`, also when the time is up before the list ends; checks queued before
  ///   it stay queued, a second run does no harm
  public List<CheckDue> handle(MembershipUnclear signal, BooleanSupplier timeIsUp) {
    List<CheckDue> queued = new ArrayList<>();
    for (Account account : directory.accounts()) {
      if (timeIsUp.getAsBoolean()) {
        throw new PortFailure(
            PortFailure.Kind.UNAVAILABLE,
            "listing the organization for an account that joined",
            "no time was left; checks queued by then: " + queued.size(),
            null);
      }
      if (mayBeChecked(account) && isNews(account)) {
        CheckDue due = CheckDue.first(account.id(), Cause.RECONCILED, signal.origin());
        queue.send(due, Duration.ZERO);
        queued.add(due);
      }
    }
    return List.copyOf(queued);
  }

  private static boolean mayBeChecked(Account account) {
    return !account.isManagement()
        && (account.state() == AccountState.ACTIVE
            || account.state() == AccountState.PENDING_ACTIVATION);
  }

  private boolean isNews(Account account) {
    Instant joinedAt = account.joinedAt();
    return ledger
        .standing(account.id())
        .last()
        .flatMap(LastCheck::joinedAt)
        .filter(joinedAt::equals)
        .isEmpty();
  }
}
