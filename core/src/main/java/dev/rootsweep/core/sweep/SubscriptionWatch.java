package dev.rootsweep.core.sweep;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.TopicSubscriptions;
import dev.rootsweep.core.port.Alerts;
import dev.rootsweep.core.port.Subscriptions;
import java.time.Instant;
import java.util.List;

/// Counts the subscriptions of the topics in each sweep, and alerts where one is missing.
public final class SubscriptionWatch {
  private final Subscriptions subscriptions;
  private final List<Alerts> channels;
  private final AccountId hub;

  /// Makes it.
  ///
  /// - shape: `channels` are others than the topics: an alert must not travel by the channel that
  ///   it is about
  public SubscriptionWatch(Subscriptions subscriptions, List<Alerts> channels, AccountId hub) {
    this.subscriptions = subscriptions;
    this.channels = List.copyOf(channels);
    this.hub = hub;
  }

  /// Counts, and sends an alert where a subscription is missing.
  ///
  /// - errors: `PortFailure`
  List<TopicSubscriptions> count(String sweep, Instant now) {
    List<TopicSubscriptions> counted = subscriptions.counted();
    SubscriptionAlert.of(sweep, counted, hub, now)
        .ifPresent(alert -> channels.forEach(channel -> channel.send(alert)));
    return counted;
  }
}
