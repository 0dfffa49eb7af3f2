package dev.rootsweep.core.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.fake.FakeAlerts;
import dev.rootsweep.core.fake.FakeTime;
import dev.rootsweep.core.fake.Journal;
import dev.rootsweep.core.fake.Notices;
import dev.rootsweep.core.fake.WatchedLedger;
import dev.rootsweep.core.memory.MemoryLedger;
import dev.rootsweep.core.model.AlertClaim;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.Severity;
import dev.rootsweep.core.port.Alerts;
import dev.rootsweep.core.port.PortFailure;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// One channel that fails, in whatever way, neither stops nor repeats the others.
class DeliveryTest {
  private static final Notice NOTICE = Notices.signIn(Severity.CRITICAL);

  private final Journal journal = new Journal();
  private final MemoryLedger ledger = new MemoryLedger();
  private final FakeTime time = new FakeTime(Notices.NOW);
  private final FakeAlerts mail = new FakeAlerts(journal);
  private final FakeAlerts chat = new FakeAlerts(journal, "second");
  private final AtomicInteger ids = new AtomicInteger();
  private final OnceOnly once =
      new OnceOnly(
          new WatchedLedger(journal, ledger), time, () -> "owner-" + ids.incrementAndGet());

  @Test
  void aBugInAChannelStopsNoOther() {
    Delivered delivered = over(new Broken(), mail).send(NOTICE);

    PortFailure failure = delivered.failure().orElseThrow();
    assertEquals(PortFailure.Kind.UNEXPECTED, failure.kind());
    assertEquals("telling by broken: java.lang.IllegalStateException: a bug", failure.told());
    assertTrue(delivered.fresh());
    assertEquals(List.of(NOTICE), mail.sent());
  }

  @Test
  void aChannelThatFailedIsFreeForTheNextTry() {
    Delivered _ = over(new Broken()).send(NOTICE);

    assertEquals(AlertClaim.TAKEN, claim("broken"));
  }

  @Test
  void aClaimThatCannotBeGivenBackIsSaidWithTheFailure() {
    journal.refuse("ledger.endTelling", PortFailure.Kind.UNAVAILABLE);

    Delivered delivered = over(new Broken()).send(NOTICE);

    assertEquals(1, delivered.failure().orElseThrow().getSuppressed().length);
    assertEquals(AlertClaim.HELD, claim("broken"));
  }

  @Test
  void whatWasToldIsNotFreshAgain() {
    assertTrue(over(mail).send(NOTICE).fresh());
    Delivered again = over(mail).send(NOTICE);

    assertEquals(Delivered.before(), again);
    assertEquals(1, mail.sent().size());
  }

  @Test
  void somebodyElsesClaimIsHeld() {
    claim("fake");

    Delivered delivered = over(mail, chat).send(NOTICE);

    assertTrue(delivered.held());
    assertEquals(List.of(), mail.sent());
    assertEquals(List.of(NOTICE), chat.sent());
  }

  @Test
  void nothingIsSentWithoutAClaimByWhoDemandsOne() {
    journal.silenceLedger(PortFailure.Kind.UNAVAILABLE);

    Delivered delivered = over(mail).send(NOTICE);

    assertTrue(delivered.failure().isPresent());
    assertFalse(delivered.fresh());
    assertEquals(List.of(), mail.sent());
  }

  @Test
  void aMarkThatIsNotTakenIsNoReasonToSendAgain() {
    journal.refuse("ledger.endTelling", PortFailure.Kind.THROTTLED, 0, 1);

    Delivered delivered = over(mail).send(NOTICE);

    assertEquals(Set.of("fake"), delivered.unmarked());
    assertTrue(delivered.fresh());
    assertEquals(PortFailure.Kind.THROTTLED, delivered.failure().orElseThrow().kind());
    assertEquals(List.of(NOTICE), mail.sent());
  }

  @Test
  void withoutAClaimEveryChannelIsTriedAndNamed() {
    journal.silenceLedger(PortFailure.Kind.UNAVAILABLE);

    Delivered delivered = over(mail, new Broken(), chat).sendAnyway(NOTICE, Set.of(), List.of());

    assertEquals(Set.of("fake", "second"), delivered.unmarked());
    assertEquals(PortFailure.Kind.UNEXPECTED, delivered.failure().orElseThrow().kind());
    assertEquals(List.of(NOTICE), mail.sent());
    assertEquals(List.of(NOTICE), chat.sent());
  }

  @Test
  void whatAChannelHadIsOnlyMarkedAndNotFresh() {
    Delivered delivered = over(mail, chat).sendAnyway(NOTICE, Set.of("fake"), List.of());

    assertTrue(delivered.fresh(), "the other channel had it now");
    assertEquals(List.of(), mail.sent());
    assertEquals(AlertClaim.TOLD, claim("fake"));
    assertFalse(over(mail).sendAnyway(NOTICE, Set.of("fake"), List.of()).fresh());
    assertFalse(over(mail).sendAnyway(other(), Set.of("fake"), List.of()).fresh());
  }

  @Test
  void whatCannotBeMarkedStaysUnmarked() {
    journal.silenceLedger(PortFailure.Kind.UNAVAILABLE);

    Delivered delivered = over(mail).sendAnyway(NOTICE, Set.of("fake"), List.of());

    assertEquals(Set.of("fake"), delivered.unmarked());
    assertFalse(delivered.fresh());
    assertEquals(List.of(), mail.sent());
  }

  @Test
  void withoutALedgerOnlyChannelsThatHaveNotHadItAreTried() {
    Delivered delivered = over(mail, chat).sendWithoutLedger(NOTICE, Set.of("second"));

    assertEquals(Set.of("fake"), delivered.unmarked());
    assertEquals(List.of(NOTICE), mail.sent());
    assertEquals(List.of(), chat.sent());
    assertEquals(List.of(), journal.calls("ledger"));
  }

  private AlertClaim claim(String channel) {
    Instant until = time.now().plus(OnceOnly.CLAIM_LASTS);
    Map<String, AlertClaim> claims =
        ledger.claimTelling(NOTICE.id(), Set.of(channel), "somebody", time.now(), until);
    return Objects.requireNonNull(claims.get(channel));
  }

  private Delivery over(Alerts... channels) {
    return new Delivery(once, List.of(channels));
  }

  private static Notice other() {
    return Notices.held();
  }

  /// A channel with a bug.
  private static final class Broken implements Alerts {
    @Override
    public String channel() {
      return "broken";
    }

    @Override
    public void send(Notice notice) {
      throw new IllegalStateException("a bug");
    }
  }
}
