package dev.rootsweep.core.model;

/// How many subscriptions a topic has.
///
/// - shape: `topic` is its ARN; `wanted` says how many it should have, at least 1; a `pending` one
///   gets nothing until its owner confirms it, and SNS deletes it after 48 hours
/// - source: AWS What's New, 2023-05-10, "Amazon SNS now supports automatic deletion of unconfirmed
///   subscriptions"
public record TopicSubscriptions(String topic, int wanted, int confirmed, int pending) {
  public TopicSubscriptions {
    if (wanted < 1) {
      throw new IllegalArgumentException("a topic without a subscription reaches nobody: " + topic);
    }
  }

  /// Returns how many are missing: each that is pending, or that should be there and is not.
  public int missing() {
    return Math.max(pending, wanted - confirmed);
  }

  /// Returns the topic's Region.
  public String region() {
    return topic.split(":", -1)[3];
  }

  /// Returns the topic's name.
  public String name() {
    return topic.substring(topic.lastIndexOf(':') + 1);
  }
}
