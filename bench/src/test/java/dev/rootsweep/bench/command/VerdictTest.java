package dev.rootsweep.bench.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static final Map<String, Set<String>> TRUTH =
      Map.of("clean", Set.of(), "dirty", Set.of("password", "key"));

  @Test
  void isRightWhereEveryAnswerIsTrue() {
    assertTrue(Verdict.of(TRUTH, TRUTH).right());
  }

  @Test
  void countsAnAccountWithoutAnswerAsLostAndNotAsWrong() {
    Verdict verdict = Verdict.of(TRUTH, Map.of("clean", Set.of()));

    assertEquals(new Verdict(Set.of("dirty"), Set.of()), verdict);
    assertFalse(verdict.right());
  }

  @Test
  void countsCleanThoughDirtyAndDirtyThoughCleanAsWrong() {
    Verdict verdict = Verdict.of(TRUTH, Map.of("clean", Set.of("password"), "dirty", Set.of()));

    assertEquals(new Verdict(Set.of(), Set.of("clean", "dirty")), verdict);
  }

  @Test
  void countsAMissingOrAStrangeCredentialAsWrong() {
    assertEquals(Set.of("dirty"), saidOfDirty(Set.of("password")).wrong());
    assertEquals(Set.of("dirty"), saidOfDirty(Set.of("password", "another key")).wrong());
  }

  private static Verdict saidOfDirty(Set<String> held) {
    return Verdict.of(TRUTH, Map.of("clean", Set.of(), "dirty", held));
  }

  @Test
  void countsAnAnswerAboutAStrangerAsWrong() {
    Verdict verdict =
        Verdict.of(Map.of("clean", Set.of()), Map.of("clean", Set.of(), "stranger", Set.of()));

    assertEquals(new Verdict(Set.of(), Set.of("stranger")), verdict);
  }
}
