package dev.rootsweep.core.alert;

import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.port.Alerts;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

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
    return once.run(
        notice.id(),
        channels.stream()
            .map(each -> Deed.claimed(each.channel(), () -> each.send(notice)))
            .toList());
  }

  /// Sends a notice through the channels that have not yet told it, also where the ledger does not
  /// take the claim, and does what goes with it, where the ledger does; what was done without the
  /// ledger is only marked.
  ///
  /// - shape: `done` are the channels, those of `others` among them, that were served without the
  ///   ledger
  public Delivered sendAnyway(Notice notice, Set<String> done, List<Deed> others) {
    return once.run(
        notice.id(),
        Stream.concat(deeds(notice), others.stream())
            .map(deed -> done.contains(deed.channel()) ? deed.asDone() : deed)
            .toList());
  }

  /// Sends a notice through the channels that have not had it, and asks the ledger nothing.
  public Delivered sendWithoutLedger(Notice notice, Set<String> told) {
    return once.runUnclaimed(deeds(notice).filter(deed -> !told.contains(deed.channel())).toList());
  }

  private Stream<Deed> deeds(Notice notice) {
    return channels.stream().map(each -> Deed.anyway(each.channel(), () -> each.send(notice)));
  }
}
