package dev.rootsweep.core.text;

import java.util.regex.Pattern;

/// A name in which `*` stands for any text.
public record Wildcard(String text) {

  /// Tells whether the whole of a text is as this says.
  public boolean matches(String other) {
    return matches(other, Pattern.DOTALL);
  }

  /// Tells whether the whole of a text is as this says, small letters and capitals being the same.
  public boolean matchesAnyCase(String other) {
    return matches(other, Pattern.DOTALL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  private boolean matches(String other, int flags) {
    StringBuilder pattern = new StringBuilder();
    for (String part : text.split("\\*", -1)) {
      pattern.append(pattern.isEmpty() ? "" : ".*").append(Pattern.quote(part));
    }
    return Pattern.compile(pattern.toString(), flags).matcher(other).matches();
  }
}
