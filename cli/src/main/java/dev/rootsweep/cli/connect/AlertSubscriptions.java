package dev.rootsweep.cli.connect;

import dev.rootsweep.core.alert.SubscriptionTexts;
import dev.rootsweep.core.model.TopicSubscriptions;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.settings.Mode;
import dev.rootsweep.core.settings.TopicName;
import dev.rootsweep.core.settings.WatchedTopic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a person at the command line should know of the subscriptions of the deployed topics: the
/// topics of the caller's account and Region, by their names.
///
/// A deployment knows how many subscriptions each topic should have; here a topic should have one.
public final class AlertSubscriptions {
  private final Surroundings surroundings;
  private final Connection connection;

  /// Makes it over the hub account's own connection.
  public AlertSubscriptions(Surroundings surroundings, Connection connection) {
    this.surroundings = surroundings;
    this.connection = connection;
  }

  /// Returns a line for each topic with a missing subscription and how to see more, or why that was
  /// not seen; nothing where all is well.
  public List<String> warnings() {
    List<String> lines = new ArrayList<>();
    List<TopicSubscriptions> lacking = new ArrayList<>();
    try {
      for (TopicName name : TopicName.values()) {
        Optional<TopicSubscriptions> counted = counted(name);
        if (counted.isEmpty() && name != TopicName.CHAT) {
          lines.add("Alerts: account %s has no topic %s.".formatted(place(), name.topicName()));
        }
        counted.filter(topic -> topic.missing() > 0).ifPresent(lacking::add);
      }
    } catch (PortFailure failure) {
      lines.add(
          "Alerts: it was not seen whether their subscriptions are confirmed: " + failure.told());
    }
    lacking.forEach(topic -> lines.add("Alerts: " + SubscriptionTexts.state(topic) + "."));
    if (!lacking.isEmpty()) {
      lines.add("See the addresses: " + SubscriptionTexts.list(lacking));
    }
    return lines;
  }

  private Optional<TopicSubscriptions> counted(TopicName name) {
    WatchedTopic topic = new WatchedTopic(arn(name), 1);
    try {
      return surroundings.topics().open(connection.clients(), List.of(topic)).counted().stream()
          .findFirst();
    } catch (PortFailure failure) {
      if (isAbsent(failure)) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  private String place() {
    return connection.caller().account() + " in " + connection.clients().region();
  }

  private String arn(TopicName name) {
    return "arn:%s:sns:%s:%s:%s"
        .formatted(
            connection.settings(Mode.OBSERVE).partition(),
            connection.clients().region(),
            connection.caller().account(),
            name.topicName());
  }

  /// AWS says NotFound of a topic that is not there.
  private static boolean isAbsent(PortFailure failure) {
    return failure.said().startsWith("NotFound");
  }
}
