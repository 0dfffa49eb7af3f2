package dev.rootsweep.core.lockout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.policy.Glob;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobMeetTest {
  @ParameterizedTest
  @CsvSource({
    "a,      a,     a",
    "a,      b,     ''",
    "a,      ab,    ''",
    "ab,     a,     ''",
    "a*,     *b,    'a*b'",
    "a*,     b*,    ''",
    "*a,     *b,    ''",
    "a?,     ?b,    'ab'",
    "a?,     a,     ''",
    "?,      *,     '?'",
    "*,      *,     '*'",
    "a*c,    abc,   'abc'",
    "ab*,    *bc,   'ab*bc, abc'",
    "a*b,    a*c,   ''",
    "x*y,    x??y,  'x??y'",
    "'',     *,     ''",
    "*a*,    *b*,   '*a*b*, *b*a*'",
    "*a*,    x*a*b, 'x*a*b'",
    "?*,     *a,    '?*a, a'",
  })
  void returnsWhatBothHaveInCommon(String one, String other, String common) {
    assertEquals(common, common(one, other));
    assertEquals(common, common(other, one));
    assertTrue(GlobMeet.of(Glob.of(one), Glob.of(other)).whole());
  }

  private static String common(String one, String other) {
    return GlobMeet.of(Glob.of(one), Glob.of(other)).globs().stream()
        .map(Glob::toString)
        .sorted()
        .collect(Collectors.joining(", "));
  }

  @Test
  void matchesExactlyWhatBothMatch() {
    Random chance = new Random(5);
    List<String> texts = new ArrayList<>(List.of(""));
    for (int i = 0; i < texts.size() && texts.get(i).length() < 6; i++) {
      texts.add(texts.get(i) + "a");
      texts.add(texts.get(i) + "b");
    }
    for (int round = 0; round < 500; round++) {
      Glob one = Glob.of(pattern(chance));
      Glob other = Glob.of(pattern(chance));
      GlobMeet.Meeting meeting = GlobMeet.of(one, other);
      for (String text : texts) {
        assertEquals(
            one.matches(text) && other.matches(text),
            meeting.globs().stream().anyMatch(glob -> glob.matches(text)),
            () -> one + " " + other + " " + text + " " + meeting);
      }
    }
  }

  private static String pattern(Random chance) {
    StringBuilder pattern = new StringBuilder();
    for (int i = chance.nextInt(6); i > 0; i--) {
      pattern.append("aab*?*".charAt(chance.nextInt(6)));
    }
    return pattern.toString();
  }

  @Test
  void saysThatItLeftSomethingOut() {
    Glob many = Glob.of("*a*b*c*d*e*f*");
    Glob others = Glob.of("*1*2*3*4*5*6*");

    GlobMeet.Meeting meeting = GlobMeet.of(many, others);

    assertFalse(meeting.whole());
    assertEquals(200, meeting.globs().size());
    meeting.globs().forEach(glob -> assertTrue(many.matches(glob.filled("x", "y"))));
  }

  @Test
  void looksAtPatternsOfAThousandPlacesTogether() {
    Glob half = Glob.of("a".repeat(499) + "*");

    assertEquals(
        "a".repeat(500),
        GlobMeet.of(half, Glob.of("?".repeat(499) + "a")).globs().iterator().next().toString());
    assertFalse(GlobMeet.of(half, Glob.of("?".repeat(501))).whole());
    assertTrue(GlobMeet.of(half, Glob.of("?".repeat(501))).globs().isEmpty());
  }
}
