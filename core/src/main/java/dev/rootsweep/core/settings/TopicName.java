package dev.rootsweep.core.settings;

/// The SNS topics of a deployment.
public enum TopicName {
  URGENT("rootsweep-urgent"),
  INFO("rootsweep-info"),
  ALARMS("rootsweep-alarms"),
  /// Only where a chat channel is set.
  CHAT("rootsweep-chat");

  private final String topicName;

  TopicName(String topicName) {
    this.topicName = topicName;
  }

  /// Returns the topic's name.
  public String topicName() {
    return topicName;
  }
}
