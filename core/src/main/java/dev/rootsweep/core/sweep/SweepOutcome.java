package dev.rootsweep.core.sweep;

import dev.rootsweep.core.model.AccountState;
import dev.rootsweep.core.model.TopicSubscriptions;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How the start of a sweep ended.
public sealed interface SweepOutcome {
  /// Returns the id of the sweep.
  String sweep();

  /// Tells whether it only observes, as every sweep does that began before one was listed to its
  /// end.
  boolean first();

  /// Returns what was counted.
  Count count();

  /// A check of every active member is queued, and it was counted what the ledger knew of them and
  /// who is subscribed to the topics.
  record Queued(
      String sweep, boolean first, Count count, Stock stock, List<TopicSubscriptions> subscriptions)
      implements SweepOutcome {
    public Queued {
      subscriptions = List.copyOf(subscriptions);
    }

    /// Returns how many subscriptions are missing.
    public int missingSubscriptions() {
      return subscriptions.stream().mapToInt(TopicSubscriptions::missing).sum();
    }
  }

  /// A check of every active member is queued, and what the ledger knew of them or who is
  /// subscribed could not be counted. `stock` is what the ledger knew, if that was counted.
  record Uncounted(String sweep, boolean first, Count count, String why, Optional<Stock> stock)
      implements SweepOutcome {}

  /// The time ran out before the list ended; what is counted is queued all the same.
  record CutShort(String sweep, boolean first, Count count) implements SweepOutcome {}

  /// How many accounts were listed, how many checks were queued, and how many accounts were passed
  /// over: the management account, and by their state those that are not `ACTIVE`.
  record Count(int listed, int queued, int management, Map<AccountState, Integer> passedOver) {
    /// Nothing is counted yet.
    static final Count NONE = new Count(0, 0, 0, Map.of());

    public Count {
      passedOver = Map.copyOf(passedOver);
    }

    Count withQueued() {
      return new Count(listed + 1, queued + 1, management, passedOver);
    }

    Count withManagement() {
      return new Count(listed + 1, queued, management + 1, passedOver);
    }

    Count withPassedOver(AccountState state) {
      Map<AccountState, Integer> more = new EnumMap<>(AccountState.class);
      more.putAll(passedOver);
      more.merge(state, 1, Integer::sum);
      return new Count(listed + 1, queued, management, more);
    }
  }
}
