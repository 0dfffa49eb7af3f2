package dev.rootsweep.core.task;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.Allowed;
import dev.rootsweep.core.model.Approval;
import dev.rootsweep.core.model.CredentialRef;
import dev.rootsweep.core.model.LastCheck;
import dev.rootsweep.core.model.Pause;
import dev.rootsweep.core.model.Standing;
import dev.rootsweep.core.port.AccountLedger;
import dev.rootsweep.core.port.Ledger;
import dev.rootsweep.core.port.MessageQueue;
import dev.rootsweep.core.port.OrderLedger;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.port.Time;
import dev.rootsweep.core.signal.Cause;
import dev.rootsweep.core.signal.CheckDue;
import dev.rootsweep.core.signal.CheckMessage;
import dev.rootsweep.core.signal.Origin;
import dev.rootsweep.core.task.ApproveOutcome.Next;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Releases a held removal: writes a person's approval of exactly what is held, and queues a check
/// where a queue is known.
public final class Approve {
  /// What a person approves.
  ///
  /// - shape: `by` is the caller's ARN from GetCallerIdentity; `shown` names the credentials that
  ///   the person was shown; `hub` and `region` say where the order was given
  public record Order(
      AccountId account,
      String by,
      String reason,
      Set<CredentialRef> shown,
      AccountId hub,
      String region) {
    public Order {
      shown = Set.copyOf(shown);
      if (reason.isBlank()) {
        throw new IllegalArgumentException("an approval needs a reason");
      }
    }
  }

  private final AccountLedger accounts;
  private final OrderLedger orders;
  private final Optional<MessageQueue<CheckMessage>> queue;
  private final Time time;
  private final Supplier<String> ids;

  /// Makes the use case.
  ///
  /// - shape: `queue` is empty where the check queue is not known: then the next check of the
  ///   account takes the approval up; `ids` gives a new unguessable text at each call
  public Approve(
      Ledger ledger, Optional<MessageQueue<CheckMessage>> queue, Time time, Supplier<String> ids) {
    this.accounts = ledger;
    this.orders = ledger;
    this.queue = queue;
    this.time = time;
    this.ids = ids;
  }

  /// Approves, or says why there is nothing to approve.
  ///
  /// - errors: `PortFailure` of the ledger. When only the queue fails the approval stands, and the
  ///   outcome says so
  public ApproveOutcome handle(Order order) {
    Standing standing = accounts.standing(order.account());
    Optional<Held> held = Held.in(standing);
    if (held.isEmpty()) {
      return new ApproveOutcome.NothingHeld(
          order.account(),
          standing.last().map(LastCheck::ending),
          standing.last().map(LastCheck::at));
    }
    Optional<Pause> pause = orders.pause();
    if (pause.isPresent()) {
      return new ApproveOutcome.Paused(order.account(), pause.get());
    }
    if (!held.get().refs().equals(order.shown())) {
      return new ApproveOutcome.Changed(order.account(), held.get());
    }
    return open(order, standing.last(), held.get())
        .<ApproveOutcome>map(
            given ->
                new ApproveOutcome.ApprovedBefore(order.account(), given, queued(order, given)))
        .orElseGet(() -> approve(order));
  }

  /// One of an earlier membership releases nothing.
  private Optional<Approval> open(Order order, Optional<LastCheck> last, Held held) {
    Allowed allowed = orders.allowed(order.account());
    return last
        .flatMap(LastCheck::joinedAt)
        .map(allowed::since)
        .orElse(allowed)
        .approvals()
        .stream()
        .filter(given -> given.isOpen(time.now()) && given.coversAll(held.credentials()))
        .findFirst();
  }

  private ApproveOutcome approve(Order order) {
    Approval approval =
        new Approval(
            ids.get(), order.account(), order.by(), order.reason(), order.shown(), time.now());
    orders.approve(approval);
    return new ApproveOutcome.Approved(order.account(), approval, queued(order, approval));
  }

  private Next queued(Order order, Approval approval) {
    if (queue.isEmpty()) {
      return new Next.NoQueue();
    }
    try {
      queue.get().send(due(order, approval), Duration.ZERO);
      return new Next.Queued();
    } catch (PortFailure failure) {
      return new Next.NotQueued(failure.told());
    }
  }

  private static CheckDue due(Order order, Approval approval) {
    Origin origin = new Origin(approval.id(), order.hub(), order.region(), approval.grantedAt());
    return CheckDue.first(order.account(), Cause.APPROVED, origin);
  }
}
