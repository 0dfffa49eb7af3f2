package dev.rootsweep.core.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.fake.CheckWorld;
import dev.rootsweep.core.fake.Crash;
import dev.rootsweep.core.fake.Credentials;
import dev.rootsweep.core.model.CredentialResult;
import dev.rootsweep.core.model.LastCheck;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.model.RootSummary;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.signal.Cause;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Nothing is called removed on evidence that answers a weaker question.
class CheckAccountEvidenceTest {
  private static final RootSummary NOTHING = new RootSummary(0, 0, 0, 0);
  private static final RootCredential KEY = Credentials.oldKey("AKIAOLD");
  private static final int MANY = 100;

  private final CheckWorld world = new CheckWorld();

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"DEPARTED", "CLOSED"})
  void aStaleSummaryClosesNoIntentThatNoSessionWasOpenedFor(Cause cause) {
    world.root().give(KEY);
    dieAfterTheIntent();
    world.root().missummarize(NOTHING, 1);
    world.root().deny(KEY, "denied by the test");

    CheckOutcome outcome = world.handle(world.caused(cause));

    assertEquals(List.of(KEY), ((CheckOutcome.Incomplete) outcome).remaining());
    assertEquals(List.of(), world.proven());
    assertTrue(hasOpenIntent());
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"DEPARTED", "CLOSED"})
  void whatADeadAttemptLeftIsDeletedAndNotDeclaredGone(Cause cause) {
    world.root().give(KEY);
    dieAfterTheIntent();
    world.root().missummarize(NOTHING, MANY);

    CheckOutcome outcome = world.handle(world.caused(cause));

    assertInstanceOf(CheckOutcome.Removed.class, outcome);
    assertEquals(List.of(), world.root().held());
    assertEquals(1, world.journal.calls(" delete ACCESS_KEY").size());
    assertEquals(List.of(CredentialResult.removed(KEY)), world.proven());
  }

  @Test
  void aStaleSummaryClosesNoIntentWhoseDeletionIsDenied() {
    world.verifyClean();
    world.root().give(KEY);
    world.root().deny(KEY, "denied by the test");
    world.root().missummarize(NOTHING, MANY);
    world.handle(world.caused(Cause.ROOT_USE));

    CheckOutcome outcome = world.handle(world.swept());

    assertEquals(List.of(KEY), ((CheckOutcome.Incomplete) outcome).remaining());
    assertEquals(List.of(), world.proven());
  }

  @Test
  void aSummaryThatMissedACredentialIsNotAskedAloneWhetherItIsGone() {
    world.verifyClean();
    world.root().give(KEY);
    world.root().missummarize(NOTHING, MANY);
    world.root().list(KEY);
    world.root().beforeDeletion(world.journal::clear);

    CheckOutcome outcome = world.handle(world.caused(Cause.ROOT_USE));

    assertEquals(List.of(KEY), ((CheckOutcome.Incomplete) outcome).remaining());
    assertEquals(List.of(), world.proven());
    assertEquals(6, world.journal.calls(" credentials").size());
  }

  @Test
  void aSummaryThatMissedACredentialIsOneOfTwoWitnesses() {
    world.verifyClean();
    world.root().give(KEY);
    world.root().missummarize(NOTHING, MANY);

    CheckOutcome outcome = world.handle(world.caused(Cause.ROOT_USE));

    assertInstanceOf(CheckOutcome.Removed.class, outcome);
    assertEquals(2, world.journal.calls(" credentials").size());
  }

  /// What the first answer said stays true for the whole check, whatever the summary says later.
  @Test
  void aSummaryThatMissedACredentialOnceStaysCaught() {
    RootCredential password = Credentials.oldPassword();
    world.root().give(KEY, password);
    world.root().missummarize(new RootSummary(0, 2, 0, 0), 1);
    world.journal.after("111111111111 ledger.permit", () -> world.root().list(KEY));

    CheckOutcome outcome = world.handle(world.caused(Cause.ROOT_USE));

    assertEquals(List.of(KEY), ((CheckOutcome.Incomplete) outcome).remaining());
  }

  @Test
  void aCredentialThatWasAbsentNeedsListsAndSummary() {
    world.root().give(KEY);
    world
        .root()
        .beforeDeletion(
            () -> {
              world.root().take(KEY);
              world.root().list(KEY);
            });

    CheckOutcome outcome = world.handle(world.caused(Cause.CREATED));

    assertEquals(List.of(KEY), ((CheckOutcome.Incomplete) outcome).remaining());
    assertEquals(List.of(), world.proven());
  }

  @Test
  void listsThatShowNothingProveNothingWhileTheSummaryCounts() {
    world.root().give(KEY);
    world.root().loseAnswer(KEY, "the connection dropped");
    world.handle(world.caused(Cause.CREATED));
    world.root().missummarize(new RootSummary(0, 1, 0, 0), MANY);

    CheckOutcome outcome = world.handle(world.queue.take().due());

    assertEquals(AuditFailure.CONTRADICTION, ((CheckOutcome.NotAuditable) outcome).cause());
    assertEquals(List.of(), world.proven());
    assertTrue(hasOpenIntent());
  }

  @Test
  void aRefusedDeletionIsNotCalledGoneBecauseAListMissesIt() {
    world.root().give(KEY);
    world.root().deny(KEY, "denied by the test");
    world.root().beforeDeletion(world.root()::list);

    CheckOutcome outcome = world.handle(world.caused(Cause.CREATED));

    assertEquals(List.of(KEY), ((CheckOutcome.Incomplete) outcome).remaining());
    assertEquals(List.of(KEY), last().orElseThrow().posture().orElseThrow().credentials());
  }

  @ParameterizedTest
  @EnumSource(
      value = PortFailure.Kind.class,
      names = {"EXPIRED", "CONFLICT", "UNAVAILABLE", "ACCESS_DENIED"})
  void nothingIsProvenWhereNothingCouldBeReadAfterwards(PortFailure.Kind kind) {
    RootCredential stays = Credentials.oldKey("AKIASTAYS");
    world.root().give(KEY, stays);
    world.root().deny(stays, "denied by the test");
    world.root().beforeDeletion(() -> world.journal.refuse("111111111111 summary", kind));

    CheckOutcome outcome = world.handle(world.caused(Cause.CREATED));

    assertEquals(List.of(KEY, stays), ((CheckOutcome.Incomplete) outcome).remaining());
    assertEquals(List.of(), world.proven());
    assertEquals(List.of(), world.told());
    assertEquals(List.of(KEY, stays), last().orElseThrow().posture().orElseThrow().credentials());
  }

  /// The account was called clean while AWS showed the key nowhere: it has not come back.
  @Test
  void whatWasThereWhenTheAccountWasCalledCleanIsNoDrift() {
    RootCredential key = Credentials.key("AKIAFRESH", world.time.now());
    assertInstanceOf(CheckOutcome.Clean.class, world.handle(world.swept()));
    world.root().give(key);
    world.time.advance(Duration.ofMinutes(1));

    CheckOutcome outcome = world.handle(world.caused(Cause.ROOT_USE));

    assertEquals(HeldReason.RECENTLY_USED, ((CheckOutcome.Held) outcome).reason());
    assertFalse(((CheckOutcome.Held) outcome).drift());
  }

  @Test
  void whatWasCreatedAfterTheAccountWasCalledCleanIsDrift() {
    world.handle(world.swept());
    world.time.advance(Duration.ofSeconds(1));
    world.root().give(Credentials.key("AKIAFRESH", world.time.now()));

    CheckOutcome outcome = world.handle(world.caused(Cause.ROOT_USE));

    assertTrue(((CheckOutcome.Removed) outcome).drift());
  }

  /// It came after the first look that called the account clean, though not after the last.
  @Test
  void whatCameBetweenTwoLooksThatCalledTheAccountCleanIsDrift() {
    world.handle(world.swept());
    world.time.advance(Duration.ofHours(1));
    RootCredential key = Credentials.key("AKIAFRESH", world.time.now());
    world.time.advance(Duration.ofMinutes(1));
    assertInstanceOf(CheckOutcome.Clean.class, world.handle(world.swept()));
    world.root().give(key);

    CheckOutcome outcome = world.handle(world.caused(Cause.ROOT_USE));

    assertTrue(((CheckOutcome.Removed) outcome).drift());
  }

  @Test
  void aReadThatFailsInPassingIsOneThatDoesNotAgreeYet() {
    world.root().give(KEY);
    world.journal.refuse("111111111111 summary", PortFailure.Kind.UNAVAILABLE, 1, 2);

    CheckOutcome outcome = world.handle(world.caused(Cause.CREATED));

    assertInstanceOf(CheckOutcome.Removed.class, outcome);
    assertEquals(2, world.time.pauses().size());
  }

  private Optional<LastCheck> last() {
    return world.ledger.standing(CheckWorld.MEMBER).last();
  }

  private boolean hasOpenIntent() {
    return world.ledger.standing(CheckWorld.MEMBER).intent().isPresent();
  }

  private void dieAfterTheIntent() {
    world.journal.crashAtCall("111111111111 deletion");
    assertThrows(Crash.class, () -> world.handle(world.caused(Cause.CREATED)));
    assertFalse(world.root().held().isEmpty());
    world.journal.revive();
    world.time.advance(Duration.ofMinutes(15));
  }
}
