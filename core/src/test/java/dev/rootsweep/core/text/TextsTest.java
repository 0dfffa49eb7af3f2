package dev.rootsweep.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"", "Sandbox 1", "Zażółć gęślą 日本語", "🦊 team", "a <b> & \"c\"", "@", "a @ b"})
  void keepsOrdinaryText(String text) {
    String shown = Texts.shown(text);

    assertEquals(text, shown);
  }

  /// C0, DEL, C1 (one is a terminal's escape), line and paragraph separators, invisible and
  /// direction marks, private use, a lone surrogate.
  @ParameterizedTest
  @ValueSource(
      ints = {
        0x00, 0x07, 0x09, 0x0a, 0x0d, 0x1b, 0x7f, 0x80, 0x85, 0x9b, 0xad, 0x200b, 0x200f, 0x2028,
        0x2029, 0x202e, 0x2066, 0xfeff, 0xe000, 0xffff, 0xd800, 0xdc00, 0xe0041
      })
  void replacesWhatCannotBeSeen(int codePoint) {
    String shown = Texts.shown("a" + Character.toString(codePoint) + "b");

    assertEquals("a b", shown);
  }

  /// The parts of an emoji, and scripts that are not written without joiners.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\uD83D\uDC69\u200D\uD83D\uDCBB team",
        "\uD83D\uDC69\uD83C\uDFFD\u200D\uD83D\uDCBB",
        "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645",
        "\u0915\u094D\u200D\u0937"
      })
  void keepsAJoinerThatJoins(String text) {
    assertEquals(text, Texts.shown(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u200Db", "a\u200Cb", "1\u200D2", "\u0645\u200D\u200Db"})
  void replacesAJoinerThatOnlyHides(String text) {
    assertEquals(-1, Texts.shown(text).indexOf('\u200D'));
    assertEquals(-1, Texts.shown(text).indexOf('\u200C'));
  }

  @Test
  void replacesARunByOneSpace() {
    String shown = Texts.shown("\r\n a\r\n\tb \u0000");

    assertEquals("a b", shown);
  }

  @ParameterizedTest
  @CsvSource({
    "root@example.com,***@***",
    "Owner: first.last+tag@sub.example.co.uk!,Owner: ***@***",
    "<root@example.com>,<***@***>",
    "a@b c@d,***@*** ***@***",
    "mailto:root@example.com;x,mailto:***@***;x",
    "ünï@exämple.com,***@***"
  })
  void masksEveryEmailAddress(String text, String masked) {
    String shown = Texts.shown(text);

    assertEquals(masked, shown);
  }

  @Test
  void masksAnAddressThatAControlCharacterHides() {
    String shown = Texts.shown("to\u0000root@example.com");

    assertEquals("to ***@***", shown);
  }

  @Test
  void keepsTextOfTheGreatestLength() {
    String shown = Texts.shown("x".repeat(256));

    assertEquals("x".repeat(256), shown);
  }

  @Test
  void cutsLongerText() {
    String shown = Texts.shown("x".repeat(257));

    assertEquals("x".repeat(255) + "…", shown);
  }

  @Test
  void cutsToTheLengthThatIsAskedFor() {
    String shown = Texts.shown("x".repeat(1_001), 1_000);

    assertEquals("x".repeat(999) + "…", shown);
  }

  /// Half a character could not be written to the ledger and read back as it was.
  @ParameterizedTest
  @ValueSource(ints = {253, 254, 255, 256})
  void neverCutsACharacterInTwo(int before) {
    String shown = Texts.shown("x".repeat(before) + "🦊".repeat(500));

    byte[] written = shown.getBytes(StandardCharsets.UTF_8);
    assertEquals(shown, new String(written, StandardCharsets.UTF_8));
    assertTrue(shown.length() <= 256);
  }

  @ParameterizedTest
  @ValueSource(strings = {"root@example.com \u0000 x", "🦊", "@@@"})
  void changesNothingTheSecondTime(String part) {
    String once = Texts.shown(part.repeat(400));

    String twice = Texts.shown(once);

    assertEquals(once, twice);
  }

  @Test
  void masksBeforeItCuts() {
    String shown = Texts.shown("x".repeat(240) + " a.person@example.com and more text");

    assertTrue(!shown.contains("person"), shown);
  }

  @ParameterizedTest
  @CsvSource({
    "the key wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY is bad, the key *** is bad",
    "GET /b?X-Amz-Signature=0a1b&n=2 failed, GET /b?X-Amz-Signature=***&n=*** failed",
    "of bob@example.com, of ***@***",
    "key AKIAIOSFODNN7EXAMPLE of 111111111111, key AKIAIOSFODNN7EXAMPLE of 111111111111",
    "a=b? 1 + 1 = 2, a=b? 1 + 1 = 2"
  })
  void masksWhatAFailureMayHold(String text, String masked) {
    assertEquals(masked, Texts.masked(text, 200));
  }

  @Test
  void showsNoPartOfASessionToken() {
    String token = "IQoJb3JpZ2luX2Vj" + "a1B2/c3+".repeat(60);

    assertEquals("refused ***", Texts.masked("refused " + token, 1000));
    assertEquals("refused …", Texts.masked("refused " + token, 50));
  }
}
