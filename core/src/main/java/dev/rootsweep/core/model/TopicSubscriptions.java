package dev.rootsweep.core.model;

/// How many subscriptions a topic has.
///
/// - shape: `topic` is its ARN; a `pending` one gets nothing until its owner confirms it
public record TopicSubscriptions(String topic, int confirmed, int pending) {
  /// Returns how many are missing: each that is pending, or one where the topic reaches nobody.
  public int missing() {
    return Math.max(pending, confirmed == 0 ? 1 : 0);
  }
}
