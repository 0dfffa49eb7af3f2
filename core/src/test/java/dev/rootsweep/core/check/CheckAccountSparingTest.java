package dev.rootsweep.core.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rootsweep.core.fake.CheckWorld;
import dev.rootsweep.core.fake.Credentials;
import dev.rootsweep.core.model.CheckAlertKind;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.OrganizationalUnit;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.model.Severity;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.settings.Setting;
import dev.rootsweep.core.signal.Cause;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every way to be left alone: each ends with nothing deleted and no deletion session opened.
class CheckAccountSparingTest {
  private static final RootCredential KEY = Credentials.oldKey("AKIAOLD");

  private final CheckWorld world = new CheckWorld();

  @BeforeEach
  void holdAKey() {
    world.root().give(KEY);
    world.directory.place(
        CheckWorld.MEMBER,
        new OrganizationalUnit("r-abcd", "Root"),
        new OrganizationalUnit("ou-abcd-11111111", "Sandbox"));
    world.directory.tag(CheckWorld.MEMBER, "root", "keep");
  }

  @AfterEach
  void nothingIsDeleted() {
    assertEquals(List.of(), world.deletions());
    assertEquals(Optional.empty(), world.ledger.standing(CheckWorld.MEMBER).intent());
    assertEquals(List.of(), world.proven());
  }

  @Test
  void observesInModeObserve() {
    world.set(Setting.MODE, "observe");

    CheckOutcome outcome = world.handle(world.swept());

    assertInstanceOf(CheckOutcome.WouldRemove.class, outcome);
    assertEquals(List.of(CheckAlertKind.WOULD_REMOVE), world.toldKinds());
  }

  @Test
  void observesInTheFirstSweep() {
    CheckOutcome outcome = world.handle(world.swept("sweep-0"));

    assertInstanceOf(CheckOutcome.WouldRemove.class, outcome);
  }

  @Test
  void holdsWhatIsPaused() {
    world.pause();

    CheckOutcome outcome = world.handle(world.swept());

    assertEquals(HeldReason.PAUSED, ((CheckOutcome.Held) outcome).reason());
  }

  @Test
  void holdsWhenThePauseFlagCannotBeRead() {
    world.set(Setting.MODE, "observe");
    world.journal.refuse("ledger.pause", PortFailure.Kind.ACCESS_DENIED);

    CheckOutcome outcome = world.handle(world.swept());

    CheckOutcome.Held held = (CheckOutcome.Held) outcome;
    assertEquals(HeldReason.PAUSED, held.reason());
    assertEquals("the pause flag cannot be read: refused by the test", held.detail());
  }

  @Test
  void failsWhenTheFirstSweepCannotBeRead() {
    world.set(Setting.MODE, "observe");
    world.journal.refuse("ledger.onlyObserves", PortFailure.Kind.UNAVAILABLE);

    assertThrows(PortFailure.class, () -> world.handle(world.swept()));
  }

  @Test
  void failsWhenNoPermitCanBeAsked() {
    world.journal.refuse("111111111111 ledger.permit", PortFailure.Kind.UNAVAILABLE);

    assertThrows(PortFailure.class, () -> world.handle(world.swept()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"111111111111", "ou-abcd-11111111", "r-abcd", "tag:root=keep"})
  void sparesWhatIsExempt(String target) {
    world.set(Setting.EXEMPTIONS, target + " until 2026-03-01 for break glass");

    CheckOutcome outcome = world.handle(world.swept());

    assertEquals(SparedReason.EXEMPTION, ((CheckOutcome.Spared) outcome).reason());
    assertEquals(List.of(), world.alerts.sent());
  }

  @ParameterizedTest
  @CsvSource({
    "tag:root=keep until 2026-03-01 for break glass, directory.tags",
    "ou-abcd-11111111 until 2026-03-01 for break glass, directory.path"
  })
  void failsToJudgeWhatItCannotRead(String exemption, String unread) {
    world.set(Setting.EXEMPTIONS, exemption);
    world.journal.refuse("111111111111 " + unread, PortFailure.Kind.ACCESS_DENIED);

    CheckOutcome outcome = world.handle(world.swept());

    assertInstanceOf(CheckOutcome.NotAuditable.class, outcome);
    assertEquals(List.of(CheckAlertKind.NOT_AUDITABLE), world.alerts.kinds());
  }

  @Test
  void alertsOnceOnANewCredentialOfAnExemptAccount() {
    world.set(Setting.EXEMPTIONS, "111111111111 until 2026-12-31 for break glass");
    world.handle(world.swept());
    world.root().give(Credentials.oldCertificate("CERT"));

    world.handle(world.swept());
    world.handle(world.swept());

    assertEquals(List.of(CheckAlertKind.EXEMPT_CHANGED), world.alerts.kinds());
    assertEquals(Severity.HIGH, world.alerts.sent().getFirst().severity());
  }

  @Test
  void alertsOnANewCredentialOfAnExemptAccountThatWasUnseenMeanwhile() {
    world.set(Setting.EXEMPTIONS, "111111111111 until 2026-12-31 for break glass");
    world.handle(world.swept());
    world.journal.refuse("111111111111 audit", PortFailure.Kind.ACCESS_DENIED, 0, 1);
    world.handle(world.swept());
    world.root().give(Credentials.oldCertificate("CERT"));

    world.handle(world.swept());

    assertEquals(
        List.of(CheckAlertKind.NOT_AUDITABLE, CheckAlertKind.EXEMPT_CHANGED), world.alerts.kinds());
  }

  @Test
  void sparesAPasswordUnderAnOpenLease() {
    world.root().take(KEY);
    world.lease(Duration.ofHours(1));
    world.root().give(Credentials.password(CheckWorld.START.plusSeconds(1)));
    world.time.advance(Duration.ofMinutes(1));

    CheckOutcome outcome = world.handle(world.caused(Cause.ROOT_USE));

    assertEquals(SparedReason.LEASE, ((CheckOutcome.Spared) outcome).reason());
    assertEquals(List.of(CheckAlertKind.RECOVERY_ALLOWED), world.alerts.kinds());
  }

  @Test
  void holdsWhatWasUsedLatelyAndNamesTheCommand() {
    world.root().take(KEY);
    world.root().give(Credentials.usedKey("AKIAUSED", CheckWorld.START.minusSeconds(60)));

    CheckOutcome outcome = world.handle(world.swept());

    assertEquals(HeldReason.RECENTLY_USED, ((CheckOutcome.Held) outcome).reason());
    Notice notice = world.alerts.sent().getFirst();
    assertEquals(Severity.HIGH, notice.severity());
    assertEquals(
        "Approve the removal if nothing does, in account 888888888888: rootsweep approve"
            + " 111111111111 --reason \"TICKET: why\" --ledger rootsweep-ledger"
            + " --region us-east-1",
        notice.steps().getLast());
  }

  @Test
  void holdsWhatIsOverTheCap() {
    world.set(Setting.REMOVAL_CAP, "0");

    CheckOutcome outcome = world.handle(world.swept());

    assertEquals(HeldReason.CAP, ((CheckOutcome.Held) outcome).reason());
  }

  @Test
  void holdsDriftWhenTheSettingSaysHold() {
    world.set(Setting.DRIFT, "hold");
    world.verifyClean();

    CheckOutcome outcome = world.handle(world.swept());

    assertEquals(HeldReason.DRIFT, ((CheckOutcome.Held) outcome).reason());
    assertEquals(Severity.CRITICAL, world.alerts.sent().getFirst().severity());
  }

  @Test
  void saysWhoPausedRemovalsAndWhy() {
    world.pause();

    CheckOutcome outcome = world.handle(world.swept());

    assertEquals(
        "paused by arn:aws:iam::888888888888:role/Operator since 2026-03-01 10:00:00 UTC: audit",
        ((CheckOutcome.Held) outcome).detail());
  }
}
