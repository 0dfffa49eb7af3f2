package dev.rootsweep.aws.alert;

import dev.rootsweep.core.text.Texts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Lines of text, kept within what a channel takes.
final class Lines {
  private Lines() {}

  /// Makes a text fit to be one line: no control, direction or invisible characters, no e-mail
  /// address, at most so many characters.
  static String clean(String text, int longest) {
    return Texts.shown(text, longest);
  }

  /// Keeps mail and chat programs from making a link of what somebody else wrote.
  static String unlinked(String text) {
    return text.replace("://", "[:]//").replaceAll("(?i)\\b(www)\\.", "$1[.]");
  }

  /// Returns the first lines that fit into so many bytes of UTF-8, and says how many did not.
  static List<String> fitting(List<String> lines, int bytes) {
    List<String> kept = new ArrayList<>();
    int left = bytes;
    for (String line : lines) {
      left -= line.getBytes(StandardCharsets.UTF_8).length + 1;
      if (left < 0) {
        kept.add("(" + (lines.size() - kept.size()) + " more lines cut)");
        break;
      }
      kept.add(line);
    }
    return List.copyOf(kept);
  }

  /// Puts numbers before lines: `1. first`.
  static List<String> numbered(List<String> lines) {
    List<String> numbered = new ArrayList<>();
    for (String line : lines) {
      numbered.add((numbered.size() + 1) + ". " + line);
    }
    return List.copyOf(numbered);
  }
}
