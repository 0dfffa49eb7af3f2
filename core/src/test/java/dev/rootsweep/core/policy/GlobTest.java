package dev.rootsweep.core.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
  @ParameterizedTest
  @CsvSource({
    "'',      '',       true",
    "'',      a,        false",
    "*,       '',       true",
    "*,       abc,      true",
    "**,      abc,      true",
    "?,       '',       false",
    "?,       a,        true",
    "a*,      a,        true",
    "a*,      ba,       false",
    "a**,     a,        true",
    "a*b,     a,        false",
    "a?,      a,        false",
    "*ab,     aaab,     true",
    "*ab,     aaba,     false",
    "a*b*c,   axbxbxc,  true",
    "a*b*c,   axcxb,    false",
    "*a?b*,   xxacaxbx, true",
    "*a?b*,   xxabx,    false",
    "abc,     abcd,     false",
    "abc*d,   abc,      false",
  })
  void matchesTheWholeOfAText(String pattern, String text, boolean matches) {
    assertEquals(matches, Glob.of(pattern).matches(text));
  }

  @ParameterizedTest
  @CsvSource({"abc, true", "'', true", "a*, false", "a?, false", "?, false"})
  void knowsWhetherOneTextAloneMatches(String pattern, boolean literal) {
    assertEquals(literal, Glob.of(pattern).isLiteral());
    assertEquals(true, Glob.literal(pattern).isLiteral());
    assertEquals(true, Glob.literal(pattern).matches(pattern));
  }

  @ParameterizedTest
  @CsvSource({
    "a:b:c, 3, '[a, b, c]'",
    "a:b:c, 2, '[a, b:c]'",
    "a:b:c, 1, '[a:b:c]'",
    "a:b:c, 9, '[a, b, c]'",
    ":a:,   3, '[, a, ]'",
    ":a:,   2, '[, a:]'",
    "a*b:?, 6, '[a*b, ?]'",
    "'',    6, '[]'",
  })
  void splitsAtTheFirstSeparators(String pattern, int limit, String parts) {
    assertEquals(parts, Glob.of(pattern).split(':', limit).toString());
  }

  @Test
  void isEqualToThePatternOfTheSameCodes() {
    Glob glob = Glob.of("a*?");

    assertEquals(glob, Glob.of(List.of((int) 'a', Glob.ANY, Glob.ONE)));
    assertEquals(glob.hashCode(), Glob.of("a*?").hashCode());
    assertNotEquals(glob, Glob.literal("a*?"));
    assertNotEquals(glob.hashCode(), Glob.literal("a*?").hashCode());
    assertNotEquals(glob, Glob.of("a*"));
    assertNotEquals(glob, new Object());
    assertEquals("ab12", Glob.of("a*?").filled("b1", "2"));
  }
}
