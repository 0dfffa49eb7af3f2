package dev.rootsweep.core.alert;

import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.port.Alerts;
import java.util.List;
import java.util.Set;

/// Sends a notice through every channel, once each. A channel that fails neither stops nor repeats
/// the others.
public final class Delivery {
  private final OnceOnly once;
  private final List<Alerts> channels;

  /// Makes it over the channels.
  public Delivery(OnceOnly once, List<Alerts> channels) {
    this.once = once;
    this.channels = List.copyOf(channels);
  }

  /// Sends a notice through the channels that have not yet told it.
  public Delivered send(Notice notice) {
    return channels.stream()
        .map(each -> once.run(notice.id(), each.channel(), () -> each.send(notice)))
        .reduce(Delivered.before(), Delivered::and);
  }

  /// Sends a notice through the channels that have not yet told it, also where the ledger does not
  /// take the claim; those that had it without the ledger are only marked.
  ///
  /// - shape: `told` are the channels that had it without the ledger
  public Delivered sendAnyway(Notice notice, Set<String> told) {
    return channels.stream()
        .map(each -> sendAnyway(each, notice, told))
        .reduce(Delivered.before(), Delivered::and);
  }

  private Delivered sendAnyway(Alerts each, Notice notice, Set<String> told) {
    return told.contains(each.channel())
        ? once.mark(notice.id(), each.channel())
        : once.runAnyway(notice.id(), each.channel(), () -> each.send(notice));
  }

  /// Sends a notice through the channels that have not had it, and asks the ledger nothing.
  public Delivered sendWithoutLedger(Notice notice, Set<String> told) {
    return channels.stream()
        .filter(each -> !told.contains(each.channel()))
        .map(each -> once.runUnclaimed(each.channel(), () -> each.send(notice)))
        .reduce(Delivered.before(), Delivered::and);
  }
}
