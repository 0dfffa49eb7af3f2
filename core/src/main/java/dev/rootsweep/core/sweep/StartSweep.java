package dev.rootsweep.core.sweep;

import dev.rootsweep.core.model.Account;
import dev.rootsweep.core.model.AccountState;
import dev.rootsweep.core.port.Directory;
import dev.rootsweep.core.port.MessageQueue;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.port.SweepLedger;
import dev.rootsweep.core.port.Time;
import dev.rootsweep.core.settings.Setting;
import dev.rootsweep.core.signal.CheckDue;
import dev.rootsweep.core.signal.CheckMessage;
import dev.rootsweep.core.signal.Listing;
import dev.rootsweep.core.signal.SweepDue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Lists the organization and queues a check of every active member, with what the list said of it.
///
/// Accounts in other states are counted and passed over: nothing can be seen in them.
public final class StartSweep {
  private static final int BATCH = 10;

  private final Directory directory;
  private final SweepLedger ledger;
  private final MessageQueue<CheckMessage> queue;
  private final SubscriptionWatch subscriptions;
  private final Map<Setting, String> rules;
  private final Time time;

  /// Makes the use case; `rules` are those of the deployment, as its environment has them.
  public StartSweep(
      Directory directory,
      SweepLedger ledger,
      MessageQueue<CheckMessage> queue,
      SubscriptionWatch subscriptions,
      Map<Setting, String> rules,
      Time time) {
    this.directory = directory;
    this.ledger = ledger;
    this.queue = queue;
    this.subscriptions = subscriptions;
    this.rules = Map.copyOf(rules);
    this.time = time;
  }

  /// Queues the checks, and counts what the ledger knew of the accounts and who is subscribed;
  /// `timeIsUp` is asked before each account.
  ///
  /// - errors: `PortFailure`, also for a list without the management account, which cannot be
  ///   whole; checks queued before it stay queued, and the same sweep started again does no harm
  public SweepOutcome handle(SweepDue due, BooleanSupplier timeIsUp) {
    boolean first = ledger.beginSweep(due.sweep());
    ledger.noteRules(rules);
    Round round = new Round(due);
    for (Account account : directory.accounts()) {
      if (timeIsUp.getAsBoolean()) {
        return new SweepOutcome.CutShort(due.sweep(), first, round.end());
      }
      round.take(account);
    }
    SweepOutcome.Count count = round.end();
    if (count.management() == 0) {
      throw new PortFailure(
          PortFailure.Kind.UNEXPECTED,
          "organizations:ListAccounts",
          "the list of " + count.listed() + " accounts lacks the management account",
          null);
    }
    ledger.endSweep(due.sweep());
    return counted(due.sweep(), first, count, round.active);
  }

  private SweepOutcome counted(
      String sweep, boolean first, SweepOutcome.Count count, List<Account> active) {
    Instant now = time.now();
    Optional<Stock> stock = Optional.empty();
    try {
      stock = Optional.of(Stock.of(active, ledger.keptAccounts(), now, first));
      return new SweepOutcome.Queued(
          sweep, first, count, stock.get(), subscriptions.count(sweep, now));
    } catch (PortFailure failure) {
      return new SweepOutcome.Uncounted(sweep, first, count, failure.told(), stock);
    }
  }

  /// One pass over the list.
  private final class Round {
    private final SweepDue due;
    private final List<CheckDue> batch = new ArrayList<>(BATCH);
    private final List<Account> active = new ArrayList<>();
    private SweepOutcome.Count count = SweepOutcome.Count.NONE;

    private Round(SweepDue due) {
      this.due = due;
    }

    private void take(Account account) {
      if (account.isManagement()) {
        count = count.withManagement();
      } else if (account.state() != AccountState.ACTIVE) {
        count = count.withPassedOver(account.state());
      } else {
        active.add(account);
        batch.add(check(account));
        count = count.withQueued();
      }
      if (batch.size() == BATCH) {
        send();
      }
    }

    private CheckDue check(Account account) {
      Listing listing =
          new Listing(due.sweep(), account.name(), account.state(), account.joinedAt(), time.now());
      return CheckDue.swept(account.id(), listing, due.origin());
    }

    private void send() {
      queue.send(List.copyOf(batch));
      batch.clear();
    }

    private SweepOutcome.Count end() {
      if (!batch.isEmpty()) {
        send();
      }
      return count;
    }
  }
}
