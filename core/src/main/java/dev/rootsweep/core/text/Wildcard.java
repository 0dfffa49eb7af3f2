package dev.rootsweep.core.text;

import java.util.regex.Pattern;

/// A name in which `*` stands for any text.
public record Wildcard(String text) {

  /// Tells whether the whole of a text is as this says.
  public boolean matches(String other) {
    StringBuilder pattern = new StringBuilder();
    for (String part : text.split("\\*", -1)) {
      pattern.append(pattern.isEmpty() ? "" : ".*").append(Pattern.quote(part));
    }
    return Pattern.compile(pattern.toString(), Pattern.DOTALL).matcher(other).matches();
  }
}
