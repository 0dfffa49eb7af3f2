package dev.rootsweep.core.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.rootsweep.core.fake.CheckWorld;
import dev.rootsweep.core.fake.Credentials;
import dev.rootsweep.core.fake.FakeQueue;
import dev.rootsweep.core.model.CheckAlertKind;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.model.RootSummary;
import dev.rootsweep.core.signal.Cause;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the summary says is not always what the lists say.
class CheckAccountRootUseTest {
  private static final RootCredential KEY = Credentials.oldKey("AKIAOLD");
  private static final RootSummary NOTHING = new RootSummary(0, 0, 0, 0);
  private static final RootSummary ONE_KEY = new RootSummary(0, 1, 0, 0);

  private final CheckWorld world = new CheckWorld();

  @Test
  void readsTheListsThoughTheSummaryIsZero() {
    world.root().give(KEY);
    world.root().missummarize(NOTHING, 1);

    CheckOutcome outcome = world.handle(world.caused(Cause.ROOT_USE));

    assertInstanceOf(CheckOutcome.Removed.class, outcome);
    assertEquals(List.of(), world.root().held());
  }

  @Test
  void comesBackOnceAfterFifteenMinutes() {
    world.handle(world.caused(Cause.ROOT_USE));
    FakeQueue.Sent again = world.queue.take();
    world.journal.clear();

    world.handle(again.due());

    assertEquals(Cause.ROOT_USE_AGAIN, again.due().cause());
    assertEquals(Duration.ofMinutes(15), again.delay());
    assertEquals(1, world.journal.calls(" credentials").size());
    assertEquals(List.of(), world.queue.sent());
  }

  @Test
  void otherCausesTrustAZeroSummary() {
    world.verifyClean();

    world.handle(world.caused(Cause.CREATED));

    assertEquals(List.of(), world.journal.calls(" credentials"));
    assertEquals(List.of(), world.queue.sent());
  }

  @Test
  void findsAtTheSecondLookWhatTheFirstMissed() {
    world.verifyClean();
    world.handle(world.caused(Cause.ROOT_USE));
    world.root().give(KEY);
    world.root().missummarize(NOTHING, 1);

    CheckOutcome outcome = world.handle(world.queue.take().due());

    assertInstanceOf(CheckOutcome.Removed.class, outcome);
    assertEquals(List.of(CheckAlertKind.DRIFT), world.alerts.kinds());
  }

  @Test
  void tellsOfDriftAtBothLooksUnderTwoIds() {
    world.verifyClean();
    world.root().give(KEY);
    world.handle(world.caused(Cause.ROOT_USE));
    world.root().give(Credentials.oldKey("AKIAAGAIN"));

    world.handle(world.queue.take().due());

    assertEquals(List.of(CheckAlertKind.DRIFT, CheckAlertKind.DRIFT), world.alerts.kinds());
    Set<String> ids = world.alerts.sent().stream().map(Notice::id).collect(Collectors.toSet());
    assertEquals(2, ids.size());
  }

  @Test
  void waitsForASummaryThatCountsWhatNoListShows() {
    world.root().missummarize(ONE_KEY, 3);

    CheckOutcome outcome = world.handle(world.swept());

    assertEquals(new CheckOutcome.Clean(CheckWorld.MEMBER), outcome);
    assertEquals(
        List.of(Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(8)),
        world.time.pauses());
  }

  @Test
  void aSummaryThatStaysContradictoryIsNotClean() {
    world.root().missummarize(ONE_KEY, 5);

    CheckOutcome outcome = world.handle(world.swept());

    assertEquals(AuditFailure.CONTRADICTION, ((CheckOutcome.NotAuditable) outcome).cause());
    assertEquals(Duration.ofSeconds(15), world.queue.take().delay());
    assertEquals(List.of(), world.journal.calls("ledger.record"));
  }

  @Test
  void believesASummaryThatAgreesAfterTheLastWait() {
    world.root().missummarize(ONE_KEY, 4);

    CheckOutcome outcome = world.handle(world.swept());

    assertEquals(new CheckOutcome.Clean(CheckWorld.MEMBER), outcome);
  }

  @ParameterizedTest
  @CsvSource({"1,0,0,0", "0,1,0,0", "0,0,1,0", "0,0,0,1"})
  void callsNoAccountCleanWhoseSummaryCountsWhatNoListShows(
      int passwords, int accessKeys, int certificates, int mfaDevices) {
    world.root().missummarize(new RootSummary(passwords, accessKeys, certificates, mfaDevices), 99);

    CheckOutcome outcome = world.handle(world.swept());

    assertEquals(AuditFailure.CONTRADICTION, ((CheckOutcome.NotAuditable) outcome).cause());
  }
}
