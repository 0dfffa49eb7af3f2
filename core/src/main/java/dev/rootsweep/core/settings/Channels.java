package dev.rootsweep.core.settings;

import java.util.List;
import java.util.regex.Pattern;

/// Where notices go, and where the runbook is that they name.
///
/// - shape: ARNs of SNS topics, and the name or ARN of an event bus; empty where none is set; the
///   urgent and the info topic are set together or not at all; `runbookUrl` is the https URL of a
///   folder: a page's name is put behind it
public record Channels(
    String urgentTopic,
    String infoTopic,
    String chatTopic,
    List<WatchedTopic> watchedTopics,
    String hubBus,
    String runbookUrl) {
  public Channels {
    watchedTopics = List.copyOf(watchedTopics);
  }

  private static final Pattern TOPIC =
      Pattern.compile("arn:[a-z-]+:sns:[a-z0-9-]+:\\d{12}:[\\w-]{1,256}");
  private static final Pattern BUS =
      Pattern.compile("(arn:[a-z-]+:events:[a-z0-9-]+:\\d{12}:event-bus/)?[/.\\-\\w]{1,256}");

  private static final Pattern URL = Pattern.compile("https://[!-~&&[^\"'<>`\\\\?#]]{1,500}");

  static String topic(String text) {
    return demand(TOPIC, text, "the ARN of a topic");
  }

  static String bus(String text) {
    return demand(BUS, text, "the name or ARN of an event bus");
  }

  static String url(String text) {
    return demand(URL, text, "the https URL of a folder, without ? and #");
  }

  /// A setting that is blank has the default, which is to have no such route.
  private static String demand(Pattern pattern, String text, String what) {
    if (!text.isEmpty() && !pattern.matcher(text).matches()) {
      throw new IllegalArgumentException("'" + text + "' is not " + what);
    }
    return text;
  }
}
