package dev.rootsweep.aws.policy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// The text that a person gives: UTF-8, with or without a byte order mark.
final class PolicyText {
  /// A bucket policy has at most 20 KB; blanks and line ends may come on top.
  static final int LONGEST = 100_000;

  /// A character takes three bytes at most, and the mark takes three.
  private static final int MOST_BYTES = 3 * LONGEST + 3;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private PolicyText() {}

  /// - errors: `UnreadablePolicy` for another encoding, and for more than a policy can have
  static String of(InputStream input) throws IOException {
    byte[] bytes = input.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw tooLong();
    }
    if (isUtf16(bytes)) {
      throw new UnreadablePolicy("this text is UTF-16; save it as UTF-8");
    }
    String text = decoded(bytes);
    return text.indexOf(BYTE_ORDER_MARK) == 0 ? text.substring(1) : text;
  }

  static UnreadablePolicy tooLong() {
    return new UnreadablePolicy("a policy is not longer than " + LONGEST + " characters");
  }

  private static String decoded(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      throw new UnreadablePolicy("this text is not UTF-8; save it as UTF-8");
    }
  }

  /// With its mark, or with every other byte 0, as in JSON of plain letters.
  private static boolean isUtf16(byte[] bytes) {
    if (bytes.length < 2) {
      return false;
    }
    int first = ((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF);
    boolean marked = first == 0xFEFF || first == 0xFFFE;
    return marked || (bytes.length >= 4 && halfIsZero(bytes, 0) && halfIsZero(bytes, 2));
  }

  private static boolean halfIsZero(byte[] bytes, int at) {
    return (bytes[at] == 0) != (bytes[at + 1] == 0);
  }
}
