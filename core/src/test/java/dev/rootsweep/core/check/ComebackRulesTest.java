package dev.rootsweep.core.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.check.ComebackRules.Comeback;
import dev.rootsweep.core.fake.CheckWorld;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.signal.Cause;
import dev.rootsweep.core.signal.CheckDue;
import dev.rootsweep.core.signal.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ComebackRulesTest {
  private static final AccountId MEMBER = CheckWorld.MEMBER;
  private static final Instant SEEN = CheckWorld.START;
  private static final CheckOutcome NOT_READY =
      new CheckOutcome.NotReady(MEMBER, Duration.ofSeconds(77), "not yet");
  private static final CheckOutcome INCOMPLETE =
      new CheckOutcome.Incomplete(MEMBER, List.of(), List.of(), false, "denied");

  @ParameterizedTest
  @CsvSource({
    "0,15",
    "1,30",
    "2,60",
    "3,120",
    "4,240",
    "5,480",
    "6,900",
    "7,900",
    "63,900",
    "64,900",
    "2147483647,900"
  })
  void doublesUpToWhatSqsAllows(int attempt, long seconds) {
    assertEquals(Duration.ofSeconds(seconds), ComebackRules.backOff(attempt));
  }

  @ParameterizedTest
  @CsvSource({"0,true", "21599,true", "21600,false", "21601,false"})
  void waitsSixHoursForAnAccount(long after, boolean comesBack) {
    CheckDue due = due(Cause.CREATED, 3);

    Optional<Comeback> comeback = ComebackRules.after(due, NOT_READY, SEEN.plusSeconds(after));

    assertEquals(comesBack, comeback.isPresent());
  }

  @Test
  void countsWaitingForAnAccountAsNoAttempt() {
    CheckDue due = due(Cause.CREATED, 3);

    Comeback comeback = ComebackRules.after(due, NOT_READY, SEEN).orElseThrow();

    assertEquals(due, comeback.due());
    assertEquals(Duration.ofSeconds(77), comeback.delay());
  }

  @ParameterizedTest
  @CsvSource({"-5,15", "0,15", "15,30", "45,60", "105,120", "885,900", "886,900", "20000,900"})
  void waitsLongerEachTime(long waited, long seconds) {
    CheckDue due = due(Cause.CREATED, 0);

    Duration wait = ComebackRules.patience(due, SEEN.plusSeconds(waited));

    assertEquals(Duration.ofSeconds(seconds), wait);
  }

  @ParameterizedTest
  @CsvSource({"0,15", "1,30"})
  void triesAnIncompleteRemovalAgain(int attempt, long seconds) {
    CheckDue due = due(Cause.SWEEP, attempt);

    Comeback comeback = ComebackRules.after(due, INCOMPLETE, SEEN).orElseThrow();

    assertEquals(new Comeback(due.again(), Duration.ofSeconds(seconds)), comeback);
    assertFalse(ComebackRules.isLastTry(due));
  }

  @ParameterizedTest
  @CsvSource({"2", "3", "9"})
  void leavesARemovalToTheSweepAfterThreeTries(int attempt) {
    CheckDue due = due(Cause.SWEEP, attempt);

    assertEquals(Optional.empty(), ComebackRules.after(due, INCOMPLETE, SEEN));
    assertTrue(ComebackRules.isLastTry(due));
  }

  @ParameterizedTest
  @EnumSource
  void looksAgainOnlyWhereTheCauseMayPass(AuditFailure cause) {
    CheckDue due = due(Cause.SWEEP, 4);

    Optional<Comeback> comeback = ComebackRules.after(due, unseen(cause), SEEN);

    Comeback again = new Comeback(due.again(), Duration.ofMinutes(4));
    assertEquals(cause.passing() ? Optional.of(again) : Optional.empty(), comeback);
  }

  @Test
  void looksSixTimes() {
    CheckDue fifth = due(Cause.SWEEP, 4);
    CheckDue sixth = due(Cause.SWEEP, 5);

    Optional<Comeback> comeback = ComebackRules.after(sixth, unseen(AuditFailure.THROTTLED), SEEN);

    assertEquals(Optional.empty(), comeback);
    assertFalse(ComebackRules.isLastLook(fifth));
    assertTrue(ComebackRules.isLastLook(sixth));
  }

  @ParameterizedTest
  @MethodSource("endings")
  void looksOnceMoreAfterRootUse(CheckOutcome ending) {
    CheckDue due = due(Cause.ROOT_USE, 5);
    Instant now = SEEN.plusSeconds(600);

    Comeback comeback = ComebackRules.after(due, ending, now).orElseThrow();

    assertEquals(Duration.ofMinutes(15), comeback.delay());
    assertEquals(
        new CheckDue(MEMBER, Cause.ROOT_USE_AGAIN, due.origin(), now, 0, Optional.empty()),
        comeback.due());
  }

  @ParameterizedTest
  @MethodSource("endings")
  void looksNoThirdTimeAfterRootUse(CheckOutcome ending) {
    CheckDue due = due(Cause.ROOT_USE_AGAIN, 5);

    assertEquals(Optional.empty(), ComebackRules.after(due, ending, SEEN));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ROOT_USE")
  void isDoneWithACleanAccount(Cause cause) {
    CheckOutcome clean = new CheckOutcome.Clean(MEMBER);

    assertEquals(Optional.empty(), ComebackRules.after(due(cause, 0), clean, SEEN));
  }

  static Stream<CheckOutcome> endings() {
    return Stream.of(
        new CheckOutcome.Clean(MEMBER),
        new CheckOutcome.Removed(MEMBER, List.of(), List.of(), false, "why"),
        INCOMPLETE,
        new CheckOutcome.WouldRemove(MEMBER, List.of(), false, "why", Optional.empty()),
        new CheckOutcome.Held(MEMBER, HeldReason.CAP, List.of(), false, "why"),
        new CheckOutcome.Spared(
            MEMBER, SparedReason.LEASE, List.of(), List.of(), Optional.empty(), "why"),
        unseen(AuditFailure.FEATURE_OFF),
        unseen(AuditFailure.THROTTLED),
        new CheckOutcome.Ignored(MEMBER, "why"));
  }

  private static CheckOutcome unseen(AuditFailure cause) {
    return new CheckOutcome.NotAuditable(MEMBER, cause, "AWS said so");
  }

  private static CheckDue due(Cause cause, int attempt) {
    Origin origin = new Origin("event-1", MEMBER, "us-east-1", SEEN);
    return new CheckDue(MEMBER, cause, origin, SEEN, attempt, Optional.empty());
  }
}
