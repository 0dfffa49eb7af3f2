package dev.rootsweep.core.text;

import java.util.regex.Pattern;

/// Texts that others control (account names, tags, error messages), made fit to be shown.
public final class Texts {
  private static final int LONGEST = 256;
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}\\p{Zl}\\p{Zp}]+");
  private static final Pattern EMAIL = Pattern.compile("[^\\s@<>,;:\"']+@[^\\s@<>,;:\"']+");

  /// What looks like a secret access key, which nobody meant to send.
  private static final Pattern SECRET_KEY =
      Pattern.compile("(?<![A-Za-z0-9/+])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+])");

  /// What looks like a session token, or stands in the query of an address.
  private static final Pattern TOKEN =
      Pattern.compile("[A-Za-z0-9/+=_%-]{100,}+|(?<=[?&][\\w.%-]{1,60}=)[^\\s&\"']++");

  private Texts() {}

  /// Replaces control characters by a space, save joiners that join, and e-mail addresses by
  /// `***@***`, and cuts to 256 characters.
  public static String shown(String text) {
    return shown(text, LONGEST);
  }

  /// The same, cut to so many characters.
  public static String shown(String text, int longest) {
    String cut = text.length() > longest * 4 ? text.substring(0, longest * 4) : text;
    String printable =
        UNPRINTABLE
            .matcher(cut)
            .replaceAll(
                found -> Joiners.joins(cut, found.start(), found.end()) ? found.group() : " ")
            .strip();
    String masked = EMAIL.matcher(printable).replaceAll("***@***");
    return masked.length() > longest ? beginning(masked, longest) + "…" : masked;
  }

  /// Replaces what looks like a secret access key by `***`.
  public static String withoutKeys(String text) {
    return SECRET_KEY.matcher(text).replaceAll("***");
  }

  /// Makes the text of a failure fit to be shown, whatever it holds: what looks like a secret
  /// access key, a session token or the query of an address becomes `***`, and the rest is as in
  /// `shown`, cut to so many characters.
  public static String masked(String text, int longest) {
    String words = words(text, longest * 4);
    return shown(TOKEN.matcher(withoutKeys(words)).replaceAll("***"), longest);
  }

  /// Cuts between two words: half a secret does not look like one.
  private static String words(String text, int longest) {
    return text.length() > longest
        ? text.substring(0, Math.max(0, text.lastIndexOf(' ', longest))) + " …"
        : text;
  }

  /// Never half a character: a lone surrogate cannot be written as UTF-8.
  private static String beginning(String text, int longest) {
    int end = longest - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
  }
}
