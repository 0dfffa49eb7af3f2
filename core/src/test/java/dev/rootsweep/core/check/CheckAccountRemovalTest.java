package dev.rootsweep.core.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.fake.CheckWorld;
import dev.rootsweep.core.fake.Credentials;
import dev.rootsweep.core.model.CheckAlertKind;
import dev.rootsweep.core.model.CheckEnding;
import dev.rootsweep.core.model.CredentialResult;
import dev.rootsweep.core.model.CredentialResult.Fate;
import dev.rootsweep.core.model.Intent;
import dev.rootsweep.core.model.Proof;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.settings.Setting;
import dev.rootsweep.core.signal.Cause;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CheckAccountRemovalTest {
  private static final RootCredential KEY = Credentials.oldKey("AKIAOLD");
  private static final RootCredential OTHER = Credentials.oldKey("AKIAOTHER");
  private static final RootCredential PASSWORD = Credentials.oldPassword();

  private final CheckWorld world = new CheckWorld();

  @Test
  void removesEveryKindOfCredential() {
    RootCredential certificate = Credentials.oldCertificate("CERT");
    RootCredential device = Credentials.oldDevice("old");
    world.root().give(KEY, PASSWORD, certificate, device);
    world.approve(KEY, PASSWORD, certificate, device);

    CheckOutcome outcome = world.handle(world.caused(Cause.APPROVED));

    assertInstanceOf(CheckOutcome.Removed.class, outcome);
    assertEquals(List.of(), world.root().held());
    assertEquals(4, world.proven().size());
  }

  @Test
  void removesThoughAnotherAccountIsExempt() {
    world.set(Setting.EXEMPTIONS, "222222222222 until 2026-12-31 for break glass");
    world.root().give(KEY);

    CheckOutcome outcome = world.handle(world.swept());

    assertInstanceOf(CheckOutcome.Removed.class, outcome);
  }

  @Test
  void removesFromAnAccountThatAnEventNamesBeforeTheFirstSweep() {
    CheckWorld empty = CheckWorld.neverSwept();
    empty.root().give(KEY);

    CheckOutcome outcome = empty.handle(empty.caused(Cause.CREATED));

    assertInstanceOf(CheckOutcome.Removed.class, outcome);
  }

  @Test
  void keepsTheProofUnderTheIntentAndTheEventThatCausedIt() {
    world.root().give(KEY);

    world.handle(world.caused(Cause.CREATED));

    Proof proof = world.ledger.proofs(CheckWorld.MEMBER).getFirst();
    assertEquals("event-1", proof.causeEventId());
    assertEquals(CheckEnding.REMOVED, proof.ending());
    assertTrue(proof.intentId().isPresent());
    assertEquals(Optional.empty(), intent());
  }

  @Test
  void oneDeniedDeletionDoesNotStopTheOthers() {
    world.root().give(KEY, OTHER, PASSWORD);
    world.root().deny(KEY, "denied by the test");

    CheckOutcome outcome = world.handle(world.caused(Cause.CREATED));

    CheckOutcome.Incomplete incomplete = (CheckOutcome.Incomplete) outcome;
    assertEquals(List.of(KEY), incomplete.remaining());
    assertEquals("access key AKIAOLD: denied by the test", incomplete.why());
    assertEquals(
        Map.of(KEY, Fate.FAILED, OTHER, Fate.REMOVED, PASSWORD, Fate.REMOVED),
        fates(incomplete.results()));
    assertEquals(List.of(KEY), intent().map(Intent::credentials).orElse(List.of()));
  }

  @Test
  void allDeniedIsIncompleteAndProvesNothing() {
    world.root().give(KEY, OTHER);
    world.root().deny(KEY, "denied by the test");
    world.root().deny(OTHER, "denied by the test");

    CheckOutcome outcome = world.handle(world.caused(Cause.CREATED));

    assertEquals(List.of(KEY, OTHER), ((CheckOutcome.Incomplete) outcome).remaining());
    assertEquals(List.of(), world.proven());
  }

  @Test
  void aRefusedDeletionSessionIsIncomplete() {
    world.root().give(KEY);
    world.journal.refuse("111111111111 deletion", PortFailure.Kind.DENIED_BY_POLICY);

    CheckOutcome outcome = world.handle(world.caused(Cause.CREATED));

    assertInstanceOf(CheckOutcome.Incomplete.class, outcome);
    assertEquals(List.of(KEY), world.root().held());
    assertEquals(List.of(KEY), intent().map(Intent::credentials).orElse(List.of()));
  }

  @Test
  void aCredentialThatVanishedBeforeItsDeletionIsAbsent() {
    world.root().give(KEY, OTHER);
    world.root().beforeDeletion(() -> world.root().take(KEY));

    CheckOutcome outcome = world.handle(world.caused(Cause.CREATED));

    CheckOutcome.Removed removed = (CheckOutcome.Removed) outcome;
    assertEquals(Map.of(KEY, Fate.ABSENT, OTHER, Fate.REMOVED), fates(removed.results()));
  }

  @Test
  void aCredentialThatAppearsBeforeTheDeletionIsNotCalledRemoved() {
    world.root().give(KEY);
    world.root().beforeDeletion(() -> world.root().give(OTHER));

    CheckOutcome outcome = world.handle(world.caused(Cause.CREATED));

    assertEquals(List.of(OTHER), ((CheckOutcome.Incomplete) outcome).remaining());
    assertEquals(List.of(OTHER), world.root().held());
    assertEquals(List.of(KEY), intent().map(Intent::credentials).orElse(List.of()));
  }

  @Test
  void aPasswordMadeMeanwhileKeepsTheMfaDevices() {
    RootCredential device = Credentials.oldDevice("old");
    RootCredential fresh = Credentials.password(CheckWorld.START);
    world.root().give(KEY, device);
    world.root().beforeDeletion(() -> world.root().give(fresh));

    CheckOutcome outcome = world.handle(world.caused(Cause.CREATED));

    CheckOutcome.Incomplete incomplete = (CheckOutcome.Incomplete) outcome;
    assertEquals(Map.of(KEY, Fate.REMOVED, device, Fate.FAILED), fates(incomplete.results()));
    assertEquals(List.of(device, fresh), world.root().held());
    assertEquals(List.of(), world.journal.calls("delete MFA_DEVICE"));
    assertTrue(incomplete.why().endsWith("kept since a console password was made meanwhile"));
  }

  @Test
  void aPasswordMadeAgainMeanwhileKeepsTheMfaDevices() {
    RootCredential device = Credentials.oldDevice("old");
    world.root().give(PASSWORD, device);
    world.root().list(PASSWORD, device);
    world.root().beforeDeletion(() -> world.root().list(Credentials.password(CheckWorld.START)));

    CheckOutcome outcome = world.handle(world.caused(Cause.CREATED));

    assertInstanceOf(CheckOutcome.Incomplete.class, outcome);
    assertEquals(List.of(device), world.root().held());
  }

  @Test
  void aLateReadOfTheDeletedPasswordKeepsNothing() {
    RootCredential device = Credentials.oldDevice("old");
    world.root().give(PASSWORD, device);
    world.root().list(PASSWORD, device);

    CheckOutcome outcome = world.handle(world.caused(Cause.CREATED));

    assertInstanceOf(CheckOutcome.Removed.class, outcome);
    assertEquals(List.of(), world.root().held());
  }

  @Test
  void mfaDevicesStayWhenNobodyCanSayWhetherAPasswordIsThere() {
    RootCredential device = Credentials.oldDevice("old");
    world.root().give(KEY, device);
    world.journal.refuse("111111111111 password", PortFailure.Kind.UNAVAILABLE);

    CheckOutcome outcome = world.handle(world.caused(Cause.CREATED));

    assertInstanceOf(CheckOutcome.Incomplete.class, outcome);
    assertEquals(List.of(device), world.root().held());
  }

  @Test
  void aCredentialThatAppearedIsJudgedByItself() {
    RootCredential fresh = Credentials.key("AKIAFRESH", CheckWorld.START.minusSeconds(1));
    world.root().give(KEY);
    world.root().beforeDeletion(() -> world.root().give(fresh));
    world.handle(world.caused(Cause.CREATED));

    CheckOutcome outcome = world.handle(world.queue.take().due());

    assertEquals(HeldReason.RECENTLY_USED, ((CheckOutcome.Held) outcome).reason());
    assertEquals(List.of(fresh), world.root().held());
    assertEquals(List.of(CredentialResult.removed(KEY)), world.proven());
    assertEquals(List.of(CheckAlertKind.HELD, CheckAlertKind.REMOVED), world.alerts.kinds());
  }

  @Test
  void aDeletionWhoseAnswerGotLostIsProvenUnderItsIntentLater() {
    world.root().give(KEY);
    world.root().loseAnswer(KEY, "the connection dropped");
    CheckOutcome first = world.handle(world.caused(Cause.CREATED));

    CheckOutcome second = world.handle(world.queue.take().due());

    assertInstanceOf(CheckOutcome.Incomplete.class, first);
    assertInstanceOf(CheckOutcome.Removed.class, second);
    assertEquals(List.of(CredentialResult.removed(KEY)), world.proven());
    assertEquals(List.of(CheckAlertKind.REMOVED), world.alerts.kinds());
  }

  @Test
  void aRetryProvesEachRemovalOnceUnderOneIntent() {
    world.root().give(KEY, OTHER);
    world.root().deny(KEY, "denied by the test");
    world.handle(world.caused(Cause.CREATED));
    world.root().denyNothing();

    CheckOutcome outcome = world.handle(world.queue.take().due());

    assertInstanceOf(CheckOutcome.Removed.class, outcome);
    assertEquals(2, world.proven().size());
    assertEquals(
        1, world.ledger.proofs(CheckWorld.MEMBER).stream().map(Proof::intentId).distinct().count());
  }

  @Test
  void aPauseBetweenTwoTriesStopsTheSecond() {
    world.root().give(KEY, OTHER);
    world.root().deny(KEY, "denied by the test");
    world.handle(world.caused(Cause.CREATED));
    world.root().denyNothing();
    world.pause();
    world.journal.clear();

    CheckOutcome outcome = world.handle(world.queue.take().due());

    assertEquals(HeldReason.PAUSED, ((CheckOutcome.Held) outcome).reason());
    assertEquals(List.of(), world.deletions());
    assertEquals(List.of(KEY), world.root().held());
  }

  @Test
  void deletesNothingInAnotherAccount() {
    world.rootAccess.user(CheckWorld.HUB).give(OTHER);
    world.root().give(KEY);

    world.handle(world.caused(Cause.CREATED));

    assertEquals(List.of(OTHER), world.rootAccess.user(CheckWorld.HUB).held());
    assertTrue(world.deletions().stream().allMatch(call -> call.startsWith("111111111111 ")));
  }

  private Optional<Intent> intent() {
    return world.ledger.standing(CheckWorld.MEMBER).intent();
  }

  private static Map<RootCredential, Fate> fates(List<CredentialResult> results) {
    return results.stream()
        .collect(Collectors.toMap(CredentialResult::credential, CredentialResult::fate));
  }
}
