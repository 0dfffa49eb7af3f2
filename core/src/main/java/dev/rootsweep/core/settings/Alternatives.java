package dev.rootsweep.core.settings;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A short way to write many names that differ in parts: `{a|b}` stands for each of these. All that
/// it names is exact.
///
/// The environment of a function holds 4 KB, and the CDK has two roles in each Region.
///
/// - source: AWS Lambda Developer Guide, "Lambda quotas"
final class Alternatives {
  private static final Pattern BRACES = Pattern.compile("\\{([^{}]*)\\}");
  private static final Pattern BAR = Pattern.compile("\\|");

  private Alternatives() {}

  /// Returns every name that a text stands for.
  static List<String> of(String text) {
    Matcher braces = BRACES.matcher(text);
    if (!braces.find()) {
      return List.of(text);
    }
    String before = text.substring(0, braces.start());
    String after = text.substring(braces.end());
    return Stream.of(BAR.split(braces.group(1), -1))
        .flatMap(choice -> of(before + choice + after).stream())
        .toList();
  }
}
