package dev.rootsweep.core.settings;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A topic whose subscriptions are counted.
///
/// - shape: `arn` is the topic's; `wanted` says how many subscriptions it should have, at least 1
public record WatchedTopic(String arn, int wanted) {
  private static final Pattern TEXT = Pattern.compile("([^=]+)=([1-9]\\d{0,3})");

  /// Reads what a setting says.
  ///
  /// - shape: `ARN=NUMBER`
  /// - errors: `IllegalArgumentException` that quotes the text
  static WatchedTopic of(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not ARN=NUMBER, with a number of at least 1");
    }
    return new WatchedTopic(Channels.topic(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  /// Writes what a setting says.
  public String text() {
    return arn + "=" + wanted;
  }
}
