package dev.rootsweep.core.text;

import java.util.regex.Pattern;

/// Texts that others control (account names, tags, error messages), made fit to be shown.
public final class Texts {
  private static final int LONGEST = 256;
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}\\p{Zl}\\p{Zp}]+");
  private static final Pattern EMAIL = Pattern.compile("[^\\s@<>,;:\"']+@[^\\s@<>,;:\"']+");

  private Texts() {}

  /// Replaces control characters by a space and e-mail addresses by `***@***`, and cuts to 256
  /// characters.
  public static String shown(String text) {
    return shown(text, LONGEST);
  }

  /// The same, cut to so many characters.
  public static String shown(String text, int longest) {
    String cut = text.length() > longest * 4 ? text.substring(0, longest * 4) : text;
    String printable = UNPRINTABLE.matcher(cut).replaceAll(" ").strip();
    String masked = EMAIL.matcher(printable).replaceAll("***@***");
    return masked.length() > longest ? beginning(masked, longest) + "…" : masked;
  }

  /// Never half a character: a lone surrogate cannot be written as UTF-8.
  private static String beginning(String text, int longest) {
    int end = longest - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
  }
}
