package dev.rootsweep.core.contract;

import static dev.rootsweep.core.contract.LedgerSamples.ACCOUNT;
import static dev.rootsweep.core.contract.LedgerSamples.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.model.Pause;
import dev.rootsweep.core.model.PauseEnd;
import dev.rootsweep.core.model.SessionKey;
import dev.rootsweep.core.model.Standing;
import dev.rootsweep.core.model.TaskPolicy;
import dev.rootsweep.core.model.Unasked;
import dev.rootsweep.core.settings.Setting;
import dev.rootsweep.core.text.Utc;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What concerns no single account: our sessions, the pause, the first sweep.
public interface LedgerFlagContract extends LedgerUnderTest {

  @ParameterizedTest
  @EnumSource
  default void knowsOurSessions(TaskPolicy task) {
    ledger().issued(ACCOUNT, task, new SessionKey("ASIAEXAMPLE000000001", NOON));

    assertTrue(ledger().isOurs("ASIAEXAMPLE000000001"));
    assertEquals(Standing.unknown(), ledger().standing(ACCOUNT));
  }

  @Test
  default void knowsOurSessionsOnlyToTheLetter() {
    ledger().issued(ACCOUNT, TaskPolicy.AUDIT, new SessionKey("ASIAEXAMPLE000000001", NOON));

    for (String other :
        List.of("", "ASIAEXAMPLE00000000", "asiaexample000000001", "Ä".repeat(5000))) {
      assertFalse(ledger().isOurs(other), other);
    }
  }

  @Test
  default void isNotPausedAtFirst() {
    assertEquals(Optional.empty(), ledger().pause());
  }

  @Test
  default void staysPausedUntilResumed() {
    Pause pause = new Pause("arn:aws:iam::222222222222:user/example", "a drill", NOON);

    ledger().pause(pause);

    assertEquals(Optional.of(pause), ledger().pause());
    assertTrue(ledger().resume(pause, "somebody else", NOON.plusSeconds(1)));
    assertEquals(Optional.empty(), ledger().pause());
  }

  @Test
  default void remembersWhoEndedAPauseUntilTheNextOne() {
    Pause pause = new Pause("somebody", "a drill", NOON);
    assertEquals(Optional.empty(), ledger().endedPause());
    ledger().pause(pause);
    assertEquals(Optional.empty(), ledger().endedPause());

    ledger().resume(pause, "somebody else", NOON.plusSeconds(1));

    assertEquals(
        Optional.of(new PauseEnd(pause.words(), "somebody else", Utc.seconds(NOON.plusSeconds(1)))),
        ledger().endedPause());
    assertFalse(ledger().resume(pause, "a third person", NOON.plusSeconds(2)));
    Pause next = new Pause("somebody", "an incident", NOON.plusSeconds(3));
    assertEquals(next, ledger().pause(next));
    assertEquals(Optional.of(next), ledger().pause());
    assertEquals(Optional.empty(), ledger().endedPause());
  }

  @Test
  default void keepsTheFirstOfTwoPauses() {
    Pause first = new Pause("somebody", "a drill", NOON);
    ledger().pause(first);

    Pause counts = ledger().pause(new Pause("somebody else", "no drill", NOON.plusNanos(1)));

    assertEquals(first, counts);
    assertEquals(Optional.of(first), ledger().pause());
  }

  @Test
  default void resumesNothingThatNobodyPaused() {
    assertFalse(ledger().resume(new Pause("somebody", "a drill", NOON), "somebody", NOON));

    assertEquals(Optional.empty(), ledger().pause());
  }

  @Test
  default void takesBackNoOtherPauseThanTheOneThatWasRead() {
    Pause later = new Pause("somebody else", "an incident", NOON.plusNanos(1));
    ledger().pause(later);

    assertFalse(ledger().resume(new Pause("somebody", "a drill", NOON), "somebody", NOON));

    assertEquals(Optional.of(later), ledger().pause());
  }

  @Test
  default void onlyObservesBeforeAnySweep() {
    assertTrue(ledger().onlyObserves(new Unasked(Optional.empty())));
    assertTrue(ledger().onlyObserves(new Unasked(Optional.of("sweep-1"))));
  }

  @Test
  default void onlyObservesUntilASweepHasEnded() {
    assertTrue(ledger().beginSweep("sweep-1"));
    assertTrue(ledger().beginSweep("sweep-2"));
    assertTrue(ledger().onlyObserves(new Unasked(Optional.empty())));

    ledger().endSweep("sweep-2");

    assertFalse(ledger().onlyObserves(new Unasked(Optional.empty())));
    assertFalse(ledger().beginSweep("sweep-3"));
    assertFalse(ledger().onlyObserves(new Unasked(Optional.of("sweep-3"))));
  }

  @Test
  default void onlyObservesForGoodInASweepThatBeganBefore() {
    ledger().beginSweep("sweep-1");
    ledger().beginSweep("sweep-2");
    ledger().endSweep("sweep-2");
    ledger().beginSweep("sweep-3");
    ledger().endSweep("sweep-3");

    assertTrue(ledger().onlyObserves(new Unasked(Optional.of("sweep-1"))));
    assertTrue(ledger().onlyObserves(new Unasked(Optional.of("sweep-2"))));
    assertTrue(ledger().beginSweep("sweep-1"));
  }

  @Test
  default void keepsEveryOneOfManySweepsThatBeginAtOnce() {
    Set<Boolean> answers = Set.copyOf(Parallel.answers(40, n -> ledger().beginSweep("sweep-" + n)));

    ledger().endSweep("sweep-0");

    assertEquals(Set.of(true), answers);
    for (int n = 0; n < 40; n++) {
      assertTrue(ledger().onlyObserves(new Unasked(Optional.of("sweep-" + n))), "sweep-" + n);
    }
  }

  @Test
  default void remembersTheRulesThatWereNotedLast() {
    assertEquals(Map.of(), ledger().rules());

    ledger().noteRules(Map.of(Setting.EXEMPTIONS, "a; b", Setting.DRIFT, "hold"));
    ledger().noteRules(Map.of(Setting.EXEMPTIONS, "c", Setting.RECENT_USE, "30"));

    assertEquals(Map.of(Setting.EXEMPTIONS, "c", Setting.RECENT_USE, "30"), ledger().rules());
  }
}
