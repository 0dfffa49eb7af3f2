package dev.rootsweep.core.settings;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Every metric that the functions count, with its dimension. Alarms and the dashboard are made
/// from this list.
///
/// - shape: a metric without a dimension is one number each time it is counted
public enum Metric {
  MESSAGES("Messages", "Outcome", "messages of the check queue"),
  ROOT_ACTIVITY("RootActivity", "Outcome", "messages of the queue of root activity"),
  HEARTBEAT("Heartbeat", null, "synthetic events that came out"),
  ALERTS("Alerts", "Severity", "notices that people were told"),
  DRIFT("Drift", null, "accounts whose credentials came back"),
  ACCOUNTS_QUEUED("AccountsQueued", null, "accounts that a sweep queued"),
  STALE_ACCOUNTS("StaleAccounts", null, "accounts not checked for 48 hours"),
  PATHS_SEEN("DetectionPathsSeen", null, "accounts whose events came through within 48 hours"),
  PATHS_UNSEEN("DetectionPathsUnseen", null, "accounts whose events did not come through"),
  UNDELIVERED_NOTICES("UndeliveredNotices", null, "notices that nobody was told for an hour"),
  MISSING_SUBSCRIPTIONS(
      "MissingSubscriptions", null, "subscriptions never confirmed, and topics without any");

  /// Where all of them are.
  public static final String NAMESPACE = "Rootsweep";

  private final String metricName;
  private final Optional<String> dimension;
  private final String meaning;

  Metric(String metricName, @Nullable String dimension, String meaning) {
    this.metricName = metricName;
    this.dimension = Optional.ofNullable(dimension);
    this.meaning = meaning;
  }

  /// Returns the name in CloudWatch.
  public String metricName() {
    return metricName;
  }

  /// Returns the name of the one dimension, if there is one.
  public Optional<String> dimension() {
    return dimension;
  }

  /// Returns what is counted.
  public String meaning() {
    return meaning;
  }
}
