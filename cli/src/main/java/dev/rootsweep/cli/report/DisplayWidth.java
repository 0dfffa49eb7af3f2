package dev.rootsweep.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jline.utils.WCWidth;

/// How many columns of a terminal a text takes: two for a Chinese character or an emoji, none for
/// an accent of its own.
///
/// JLine knows the width of a character, but for emoji that came after its table.
final class DisplayWidth {
  private static final Pattern CHARACTER = Pattern.compile("\\X");
  private static final int EMOJI_FORM = 0xFE0F;

  private DisplayWidth() {}

  /// Returns the columns that a line takes.
  static int of(String line) {
    return characters(line).stream().mapToInt(DisplayWidth::ofCharacter).sum();
  }

  /// Breaks a text into lines of at most so many columns, between words where that is possible.
  static List<String> wrapped(String text, int most) {
    List<String> lines = new ArrayList<>();
    text.lines().forEach(line -> wrap(line, most, lines));
    return lines.isEmpty() ? List.of("") : lines;
  }

  private static void wrap(String line, int most, List<String> lines) {
    StringBuilder current = new StringBuilder();
    for (String word : line.split(" ", -1)) {
      if (!current.isEmpty() && of(current + " " + word) > most) {
        lines.add(current.toString());
        current.setLength(0);
      }
      current.append(current.isEmpty() ? "" : " ");
      for (String character : characters(word)) {
        if (of(current + character) > most && !current.isEmpty()) {
          lines.add(current.toString());
          current.setLength(0);
        }
        current.append(character);
      }
    }
    lines.add(current.toString());
  }

  /// What a reader takes for one character may be several code points.
  private static List<String> characters(String text) {
    return CHARACTER.matcher(text).results().map(MatchResult::group).toList();
  }

  private static int ofCharacter(String character) {
    int widest = character.codePoints().map(DisplayWidth::ofCodePoint).max().orElse(0);
    return character.indexOf(EMOJI_FORM) > 0 ? 2 : widest;
  }

  private static int ofCodePoint(int point) {
    return Character.isEmojiPresentation(point) ? 2 : Math.max(0, WCWidth.wcwidth(point));
  }
}
