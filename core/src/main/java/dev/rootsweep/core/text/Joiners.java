package dev.rootsweep.core.text;

import java.lang.Character.UnicodeScript;
import java.util.Set;

/// The joiners U+200C and U+200D where they belong: between the parts of an emoji, and in scripts
/// that are not written without them. Elsewhere they are invisible, so that two names could look
/// the same.
final class Joiners {
  private static final int NON_JOINER = 0x200C;
  private static final int JOINER = 0x200D;
  private static final int EMOJI_FORM = 0xFE0F;
  private static final Set<UnicodeScript> SCRIPTS =
      Set.of(
          UnicodeScript.ARABIC,
          UnicodeScript.SYRIAC,
          UnicodeScript.DEVANAGARI,
          UnicodeScript.BENGALI,
          UnicodeScript.GURMUKHI,
          UnicodeScript.GUJARATI,
          UnicodeScript.ORIYA,
          UnicodeScript.TAMIL,
          UnicodeScript.TELUGU,
          UnicodeScript.KANNADA,
          UnicodeScript.MALAYALAM,
          UnicodeScript.SINHALA,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR);

  private Joiners() {}

  /// Tells whether the characters from `start` to `end` are one joiner that joins what is around.
  static boolean joins(String text, int start, int end) {
    if (end != start + 1 || start == 0 || end == text.length()) {
      return false;
    }
    int joiner = text.charAt(start);
    int before = text.codePointBefore(start);
    int after = text.codePointAt(end);
    return (joiner == JOINER && isEmoji(before) && Character.isExtendedPictographic(after))
        || ((joiner == JOINER || joiner == NON_JOINER) && isOfScript(before) && isOfScript(after));
  }

  private static boolean isEmoji(int point) {
    return Character.isExtendedPictographic(point)
        || Character.isEmojiModifier(point)
        || point == EMOJI_FORM;
  }

  private static boolean isOfScript(int point) {
    return SCRIPTS.contains(UnicodeScript.of(point));
  }
}
