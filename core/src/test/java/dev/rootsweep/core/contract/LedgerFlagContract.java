package dev.rootsweep.core.contract;

import static dev.rootsweep.core.contract.LedgerSamples.ACCOUNT;
import static dev.rootsweep.core.contract.LedgerSamples.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.model.Pause;
import dev.rootsweep.core.model.SessionKey;
import dev.rootsweep.core.model.Standing;
import dev.rootsweep.core.model.TaskPolicy;
import java.util.List;
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
    ledger().resume();
    assertEquals(Optional.empty(), ledger().pause());
  }

  @Test
  default void saysWhatTheLastPauseSaid() {
    ledger().pause(new Pause("somebody", "a drill", NOON));

    ledger().pause(new Pause("somebody else", "no drill", NOON.plusNanos(1)));

    assertEquals(
        Optional.of(new Pause("somebody else", "no drill", NOON.plusNanos(1))), ledger().pause());
  }

  @Test
  default void resumesWhatNobodyPaused() {
    ledger().resume();

    assertEquals(Optional.empty(), ledger().pause());
  }

  @Test
  default void knowsNoFirstSweepAtFirst() {
    assertEquals(Optional.empty(), ledger().firstSweep());
  }

  @Test
  default void keepsTheFirstSweepTheFirst() {
    assertEquals("sweep-1", ledger().beginSweep("sweep-1"));
    assertEquals("sweep-1", ledger().beginSweep("sweep-2"));
    assertEquals("sweep-1", ledger().beginSweep("sweep-1"));

    assertEquals(Optional.of("sweep-1"), ledger().firstSweep());
  }

  @Test
  default void agreesOnOneFirstSweepOfManyAtOnce() {
    Set<String> first = Set.copyOf(Parallel.answers(40, n -> ledger().beginSweep("sweep-" + n)));

    assertEquals(first, Set.of(ledger().firstSweep().orElseThrow()));
  }
}
