package dev.rootsweep.core.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.fake.CheckWorld;
import dev.rootsweep.core.fake.Crash;
import dev.rootsweep.core.fake.Credentials;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.AccountState;
import dev.rootsweep.core.model.CheckAlertKind;
import dev.rootsweep.core.model.CheckEnding;
import dev.rootsweep.core.model.LastCheck;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.Severity;
import dev.rootsweep.core.port.PortFailure.Kind;
import dev.rootsweep.core.signal.Cause;
import dev.rootsweep.core.signal.CheckDue;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckAccountNotAuditableTest {
  private static final AccountId MEMBER = CheckWorld.MEMBER;

  private final CheckWorld world = new CheckWorld();

  @ParameterizedTest
  @EnumSource
  void noFailureIsEverReadAsClean(Kind kind) {
    world.journal.refuse("111111111111 summary", kind);

    CheckOutcome outcome = world.handle(world.swept());

    assertInstanceOf(CheckOutcome.NotAuditable.class, outcome);
    assertEquals(List.of(), world.journal.calls("ledger.record Clean"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"audit", "summary", "credentials"})
  void aRefusalOfAnyReadIsUnseenWithAnAlert(String call) {
    world.root().give(Credentials.oldKey("AKIAOLD"));
    world.journal.refuse("111111111111 " + call, Kind.DENIED_BY_POLICY);

    CheckOutcome outcome = world.handle(world.swept());

    assertEquals(AuditFailure.DENIED_BY_POLICY, ((CheckOutcome.NotAuditable) outcome).cause());
    Notice notice = world.alerts.sent().getFirst();
    assertEquals(Severity.HIGH, notice.severity());
    assertTrue(notice.steps().getFirst().contains("aws:AssumedRoot"), notice.toString());
    assertEquals(List.of(), world.deletions());
  }

  @Test
  void namesTheHubInTheCommandThatMendsIt() {
    world.journal.refuse("111111111111 audit", Kind.NOT_AUTHORIZED);

    world.handle(world.swept());

    String step = world.alerts.sent().getFirst().steps().getFirst();
    assertTrue(step.contains("rootsweep setup --hub 888888888888"), step);
  }

  @ParameterizedTest
  @CsvSource({"3599,NotReady", "3600,NotAuditable"})
  void aRefusalIsPatientForAnHourAfterJoining(long age, String outcomeName) {
    world.put(MEMBER, AccountState.ACTIVE, CheckWorld.START.minusSeconds(age));
    world.journal.refuse("111111111111 audit", Kind.NOT_AUTHORIZED);

    CheckOutcome outcome = world.handle(world.caused(Cause.CREATED));

    assertEquals(outcomeName, outcome.name());
  }

  @Test
  void aYoungAccountThatIsNotReadyLeavesNoTraceAndNoAlert() {
    world.put(MEMBER, AccountState.ACTIVE, CheckWorld.START.minusSeconds(60));
    world.journal.refuse("111111111111 audit", Kind.NOT_AUTHORIZED, 0, 1);

    world.handle(world.caused(Cause.CREATED));
    CheckOutcome second = world.handle(world.queue.take().due());

    assertEquals(new CheckOutcome.Clean(MEMBER), second);
    assertEquals(List.of(), world.alerts.sent());
  }

  @Test
  void aThrottledLookIsTriedSixTimesBeforeAnybodyHears() {
    world.journal.refuse("111111111111 audit", Kind.THROTTLED);
    world.handle(world.swept());

    for (int look = 2; look <= 5; look++) {
      world.handle(world.queue.take().due());
      assertEquals(List.of(), world.alerts.sent());
    }
    world.handle(world.queue.take().due());

    assertEquals(List.of(CheckAlertKind.NOT_AUDITABLE), world.alerts.kinds());
    assertEquals(List.of(), world.queue.sent());
    assertEquals(1, world.journal.calls("ledger.record NotAuditable").size());
  }

  @Test
  void aDirectoryThatRefusesIsUnseenWithoutAnySession() {
    world.journal.refuse("111111111111 directory.account", Kind.ACCESS_DENIED);

    CheckOutcome outcome = world.handle(world.caused(Cause.CREATED));

    assertInstanceOf(CheckOutcome.NotAuditable.class, outcome);
    assertEquals(List.of(), world.journal.calls(" audit"));
    assertEquals(List.of(CheckAlertKind.NOT_AUDITABLE), world.alerts.kinds());
  }

  @Test
  void theSameCauseIsToldOnce() {
    world.journal.refuse("111111111111 audit", Kind.FEATURE_OFF);

    world.handle(world.swept());
    world.handle(world.swept());

    assertEquals(1, world.alerts.sent().size());
  }

  @Test
  void anotherCauseIsToldAgain() {
    world.journal.refuse("111111111111 audit", Kind.FEATURE_OFF, 0, 1);
    world.journal.refuse("111111111111 audit", Kind.TRUSTED_ACCESS_OFF);

    world.handle(world.swept());
    world.handle(world.swept());

    assertEquals(2, world.alerts.sent().size());
    assertNotEquals(world.alerts.sent().getFirst().id(), world.alerts.sent().getLast().id());
  }

  @Test
  void aFailedAuditForgetsNeitherCleannessNorMembership() {
    world.verifyClean();
    world.journal.refuse("111111111111 audit", Kind.FEATURE_OFF, 0, 1);
    world.handle(world.swept());
    world.root().give(Credentials.oldKey("AKIABACK"));

    CheckOutcome outcome = world.handle(world.swept());

    assertTrue(((CheckOutcome.Removed) outcome).drift());
    LastCheck last = world.ledger.standing(MEMBER).last().orElseThrow();
    assertEquals(CheckWorld.JOINED, last.joinedAt().orElseThrow());
  }

  @Test
  void twentyOneAccountsThatCannotBeAuditedAreOneCriticalAndTheRestIsCounted() {
    for (int i = 1; i <= 25; i++) {
      denyAudit(new AccountId("%012d".formatted(i)));
    }

    List<Severity> severities = world.alerts.sent().stream().map(Notice::severity).toList();
    assertEquals(20, Collections.frequency(severities, Severity.HIGH));
    assertEquals(1, Collections.frequency(severities, Severity.CRITICAL));
    assertEquals(CheckAlertKind.NOT_AUDITABLE_WIDELY, world.alerts.kinds().get(20));
    AccountId another = new AccountId("000000000026");
    assertEquals(22, world.ledger.countNotAuditable("FEATURE_OFF", CheckWorld.START, another, 21));
    assertEquals(25, world.journal.calls("ledger.record NotAuditable").size());
  }

  @Test
  void theNextSweepTellsNothingAgainOfThoseThatStillCannotBeAudited() {
    for (int i = 1; i <= 25; i++) {
      denyAudit(new AccountId("%012d".formatted(i)));
    }
    int told = world.alerts.sent().size();
    world.time.advance(Duration.ofHours(24));

    for (int i = 1; i <= 25; i++) {
      world.handle(world.swept("sweep-2", new AccountId("%012d".formatted(i))));
    }

    assertEquals(told, world.alerts.sent().size());
    assertEquals(50, world.journal.calls("ledger.record NotAuditable").size());
  }

  @Test
  void aDirectoryThatRefusesForgetsNeitherCleannessNorMembership() {
    world.verifyClean();
    world.journal.refuse("111111111111 directory.account", Kind.ACCESS_DENIED);

    world.handle(world.caused(Cause.CREATED));

    LastCheck last = world.ledger.standing(MEMBER).last().orElseThrow();
    assertEquals(CheckEnding.NOT_AUDITABLE, last.ending());
    assertEquals(CheckWorld.JOINED, last.joinedAt().orElseThrow());
    assertEquals(CheckWorld.JOINED, last.cleanIn().orElseThrow());
  }

  @Test
  void fiveThousandAccountsThatCannotBeAuditedAreOneCritical() {
    for (int n = 1; n <= 5000; n++) {
      AccountId account = new AccountId("%012d".formatted(n));
      world.journal.allowAll();
      denyAudit(account);
    }

    List<Severity> severities = world.alerts.sent().stream().map(Notice::severity).toList();
    assertEquals(1, Collections.frequency(severities, Severity.CRITICAL));
    assertEquals(21, severities.size());
  }

  @Test
  void theNextHourCountsAnew() {
    for (int i = 1; i <= 21; i++) {
      denyAudit(new AccountId("%012d".formatted(i)));
    }
    world.time.advance(Duration.ofHours(1));

    denyAudit(new AccountId("000000000022"));

    assertEquals(CheckAlertKind.NOT_AUDITABLE, world.alerts.kinds().getLast());
  }

  private void denyAudit(AccountId account) {
    world.put(account, AccountState.ACTIVE, CheckWorld.JOINED);
    world.journal.refuse(account + " audit", Kind.FEATURE_OFF);
    CheckDue due = world.swept("sweep-1", account);
    world.handle(due);
  }

  @Test
  void theOneCriticalSurvivesACrashOfTheTwentyFirst() {
    for (int i = 1; i <= 20; i++) {
      denyAudit(new AccountId("%012d".formatted(i)));
    }
    world.journal.crashAtCall("000000000021 ledger.record");
    assertThrows(Crash.class, () -> denyAudit(new AccountId("000000000021")));
    world.journal.revive();
    world.time.advance(Duration.ofMinutes(15));

    denyAudit(new AccountId("000000000021"));

    assertEquals(CheckAlertKind.NOT_AUDITABLE_WIDELY, world.alerts.kinds().getLast());
  }

  @Test
  void asksOrganizationsNothingMoreWhereAwsOnlyDoesNotAnswer() {
    world.journal.refuse("111111111111 audit", Kind.UNAVAILABLE);

    world.handle(world.swept());

    assertEquals(List.of(), world.journal.calls("directory."));
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"DENIED_BY_POLICY", "FEATURE_OFF", "TRUSTED_ACCESS_OFF"})
  void asksOrganizationsNothingMoreWhereTheRefusalIsNotAboutTheAccount(Kind kind) {
    world.journal.refuse("111111111111 audit", kind);

    CheckOutcome outcome = world.handle(world.swept());

    assertInstanceOf(CheckOutcome.NotAuditable.class, outcome);
    assertEquals(List.of(), world.journal.calls("directory."));
  }

  @Test
  void asksOrganizationsBeforeItCallsARefusingAccountNotAuditable() {
    world.journal.refuse("111111111111 audit", Kind.NOT_AUTHORIZED);
    world.put(CheckWorld.MEMBER, AccountState.SUSPENDED, CheckWorld.JOINED);

    CheckOutcome outcome = world.handle(world.swept());

    assertEquals(SparedReason.STATE, ((CheckOutcome.Spared) outcome).reason());
    assertEquals(List.of(), world.alerts.sent());
  }
}
