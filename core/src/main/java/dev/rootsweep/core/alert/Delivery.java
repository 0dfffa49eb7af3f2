package dev.rootsweep.core.alert;

import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.port.Alerts;
import java.util.List;

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
}
