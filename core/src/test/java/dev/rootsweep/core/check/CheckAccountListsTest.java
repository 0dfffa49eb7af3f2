package dev.rootsweep.core.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.fake.CheckWorld;
import dev.rootsweep.core.fake.Credentials;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.AccountState;
import dev.rootsweep.core.model.CheckEnding;
import dev.rootsweep.core.model.LastCheck;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.model.RootSummary;
import dev.rootsweep.core.model.Standing;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.signal.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// When the lists are read although the four numbers show nothing.
class CheckAccountListsTest {
  private static final RootSummary NOTHING = new RootSummary(0, 0, 0, 0);
  private static final RootCredential KEY = Credentials.oldKey("AKIAUNCOUNTED");

  private final CheckWorld world = new CheckWorld();

  @Test
  void theFirstCheckFindsWhatTheNumbersDoNotCount() {
    world.root().give(KEY);
    world.root().missummarize(NOTHING, 100);

    CheckOutcome outcome = world.handle(world.swept());

    assertInstanceOf(CheckOutcome.Removed.class, outcome);
    assertEquals(List.of(), world.root().held());
  }

  @Test
  void laterChecksTrustFourZeros() {
    world.handle(world.swept());
    world.journal.clear();

    world.handle(world.swept());

    assertEquals(0, listsRead());
  }

  @Test
  void whatWasSeenBeforeIsNotGoneBecauseTheNumbersAreZero() {
    RootCredential certificate = Credentials.oldCertificate("CERT");
    world.root().give(certificate);
    world.root().missummarize(NOTHING, 100);

    for (int day = 0; day < 40; day++) {
      CheckOutcome outcome = world.handle(world.swept());

      assertEquals(HeldReason.USE_UNKNOWN, ((CheckOutcome.Held) outcome).reason());
      world.time.advance(Duration.ofDays(1));
    }
    assertEquals(List.of(certificate), world.root().held());
  }

  @Test
  void aSummaryThatLagsMakesNoDriftOfWhatIsHeld() {
    RootCredential key = Credentials.key("AKIAFRESH", CheckWorld.START.minusSeconds(1));
    world.root().give(key);
    world.root().missummarize(NOTHING, 2);
    world.handle(world.caused(Cause.ROOT_USE));

    world.handle(world.swept());
    CheckOutcome outcome = world.handle(world.swept());

    assertInstanceOf(CheckOutcome.Held.class, outcome);
    assertEquals(List.of(key), world.root().held());
  }

  @Test
  void theListsAreReadOnceInThirtyDays() {
    int read = 0;
    for (int day = 0; day < 90; day++) {
      world.journal.clear();
      world.handle(world.swept());
      read += listsRead();
      world.time.advance(Duration.ofDays(1));
    }

    assertEquals(4, read);
  }

  @Test
  void theFirstCheckOfAnotherMembershipReadsThemAgain() {
    world.handle(world.swept());
    Instant again = world.time.now();
    world.put(CheckWorld.MEMBER, AccountState.ACTIVE, again);
    world.time.advance(Duration.ofHours(2));
    world.journal.refuse("111111111111 audit", PortFailure.Kind.DENIED_BY_POLICY, 0, 1);
    world.handle(world.caused(Cause.JOINED));
    world.journal.clear();

    world.handle(world.caused(Cause.JOINED));

    assertEquals(1, listsRead());
  }

  @Test
  void aCheckThatSawNothingIsNoFirstCheck() {
    world.journal.refuse("111111111111 summary", PortFailure.Kind.DENIED_BY_POLICY, 0, 1);
    world.handle(world.swept());

    world.handle(world.swept());

    assertEquals(1, listsRead());
  }

  @Test
  void readsThemOnAnotherDayForEachAccount() {
    Instant read = Instant.parse("2026-03-01T10:00:00Z");

    long days =
        IntStream.range(0, 300)
            .mapToObj(n -> new AccountId("%012d".formatted(n)))
            .map(account -> firstDayDue(account, read))
            .distinct()
            .count();

    assertEquals(30, days);
  }

  @Test
  void readsThemWithinThirtyDaysInEveryAccount() {
    Instant read = Instant.parse("2026-03-01T23:59:59Z");

    for (int n = 0; n < 60; n++) {
      long day = firstDayDue(new AccountId("%012d".formatted(n)), read);
      assertTrue(day >= 1 && day <= 30, "day " + day);
    }
  }

  @Test
  void aRunWithoutALedgerReadsThemWhenAskedOnly() {
    Instant now = CheckWorld.START;

    assertTrue(ListReads.ALWAYS.isDue(CheckWorld.MEMBER, standing(now), CheckWorld.JOINED, now));
    assertFalse(
        ListReads.BY_COUNTS.isDue(CheckWorld.MEMBER, Standing.unknown(), CheckWorld.JOINED, now));
  }

  @Test
  void listsOfAnEarlierMembershipAreNotThoseOfThisOne() {
    Instant now = CheckWorld.START;

    assertFalse(ListReads.WHEN_DUE.isDue(CheckWorld.MEMBER, standing(now), CheckWorld.JOINED, now));
    assertTrue(
        ListReads.WHEN_DUE.isDue(
            CheckWorld.MEMBER, standing(now), CheckWorld.JOINED.plusSeconds(1), now));
  }

  private static long firstDayDue(AccountId account, Instant read) {
    for (int day = 0; ; day++) {
      Instant now = read.plus(Duration.ofDays(day));
      if (ListReads.WHEN_DUE.isDue(account, standing(read), CheckWorld.JOINED, now)) {
        return day;
      }
    }
  }

  private static Standing standing(Instant read) {
    return new Standing(
        Optional.of(
            new LastCheck(
                read,
                CheckEnding.CLEAN,
                "Clean",
                Optional.empty(),
                Optional.of(CheckWorld.JOINED),
                Optional.empty(),
                Optional.empty(),
                Optional.of(read),
                List.of(),
                Optional.empty(),
                Set.of())),
        Optional.empty(),
        Set.of());
  }

  private int listsRead() {
    return world.journal.calls(" credentials").size();
  }
}
