package dev.rootsweep.core.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A pattern in which some places stand for any text or for any one character.
///
/// - shape: `codes`, each a character, `ANY` or `ONE`
public final class Glob {
  /// Stands for any text, and for none.
  public static final int ANY = -1;

  /// Stands for any one character.
  public static final int ONE = -2;

  private final int[] codes;

  private Glob(int[] codes) {
    this.codes = codes;
  }

  /// Reads a pattern: `*` is any text, `?` is any one character.
  public static Glob of(String pattern) {
    return new Glob(pattern.chars().map(Glob::code).toArray());
  }

  /// Returns the pattern that a text alone matches.
  public static Glob literal(String text) {
    return new Glob(text.chars().toArray());
  }

  /// Returns the pattern of these codes.
  public static Glob of(List<Integer> codes) {
    return new Glob(codes.stream().mapToInt(Integer::intValue).toArray());
  }

  static int code(int character) {
    return switch (character) {
      case '*' -> ANY;
      case '?' -> ONE;
      default -> character;
    };
  }

  /// Returns the codes, one after the other.
  public List<Integer> codes() {
    return Arrays.stream(codes).boxed().toList();
  }

  /// Tells whether exactly one text matches.
  public boolean isLiteral() {
    return Arrays.stream(codes).noneMatch(code -> code == ANY || code == ONE);
  }

  /// Tells whether the whole of a text matches.
  public boolean matches(String text) {
    int at = 0;
    int mark = -1;
    int resume = 0;
    int i = 0;
    while (i < text.length()) {
      if (at < codes.length && codes[at] == ANY) {
        mark = at++;
        resume = i;
      } else if (at < codes.length && (codes[at] == ONE || codes[at] == text.charAt(i))) {
        at++;
        i++;
      } else if (mark >= 0) {
        at = mark + 1;
        i = ++resume;
      } else {
        return false;
      }
    }
    while (at < codes.length && codes[at] == ANY) {
      at++;
    }
    return at == codes.length;
  }

  /// Splits at the first so many of a character, as an ARN is split at its colons.
  public List<Glob> split(char separator, int limit) {
    List<Glob> parts = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < codes.length && parts.size() < limit - 1; i++) {
      if (codes[i] == separator) {
        parts.add(new Glob(Arrays.copyOfRange(codes, start, i)));
        start = i + 1;
      }
    }
    parts.add(new Glob(Arrays.copyOfRange(codes, start, codes.length)));
    return parts;
  }

  /// Returns the text that results when any text becomes one filling and any character another.
  public String filled(String any, String one) {
    StringBuilder text = new StringBuilder();
    for (int code : codes) {
      switch (code) {
        case ANY -> text.append(any);
        case ONE -> text.append(one);
        default -> text.append((char) code);
      }
    }
    return text.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Glob glob && Arrays.equals(codes, glob.codes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(codes);
  }

  @Override
  public String toString() {
    return filled("*", "?");
  }
}
