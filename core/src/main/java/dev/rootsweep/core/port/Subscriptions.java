package dev.rootsweep.core.port;

import dev.rootsweep.core.model.TopicSubscriptions;
import java.util.List;

/// The subscriptions of the topics that alerts and alarms go to.
public interface Subscriptions {
  /// No topics.
  Subscriptions NONE = List::of;

  /// Counts the subscriptions of each topic.
  ///
  /// - errors: `PortFailure`
  List<TopicSubscriptions> counted();
}
