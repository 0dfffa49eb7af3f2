package dev.rootsweep.core.triage;

import static dev.rootsweep.core.fake.Activities.FOREIGN_KEY;
import static dev.rootsweep.core.fake.Activities.call;
import static dev.rootsweep.core.fake.Activities.calledFrom;
import static dev.rootsweep.core.fake.Activities.evidence;
import static dev.rootsweep.core.fake.Activities.failedSignIn;
import static dev.rootsweep.core.fake.Activities.role;
import static dev.rootsweep.core.fake.Activities.root;
import static dev.rootsweep.core.fake.Activities.session;
import static dev.rootsweep.core.fake.TriageWorld.HUB;
import static dev.rootsweep.core.fake.TriageWorld.MANAGEMENT;
import static dev.rootsweep.core.fake.TriageWorld.MEMBER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.fake.Hours;
import dev.rootsweep.core.fake.TriageWorld;
import dev.rootsweep.core.model.Fact;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.Severity;
import dev.rootsweep.core.model.TaskPolicy;
import dev.rootsweep.core.signal.Actor;
import dev.rootsweep.core.signal.RootActivity;
import dev.rootsweep.core.signal.RootActivity.Mfa;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What is folded into an alert, and what must not hide in one.
class BurstsTest {
  private static final String LEGITIMATE = "AKIAEXAMPLELEGITIMAT";
  private static final String STOLEN = "AKIAEXAMPLESTOLEN001";

  private final TriageWorld world = new TriageWorld();
  private final Hours hours = new Hours(world);
  private final Instant start = world.time.now();

  @Test
  void aLegitimateKeyHidesNoStolenOne() {
    for (int n = 0; n < 8; n++) {
      world.handle(used("event-" + n, LEGITIMATE, "192.0.2.44"));
    }

    TriageOutcome stolen = world.handle(used("event-8", STOLEN, "198.51.100.7"));

    assertInstanceOf(TriageOutcome.Alerted.class, stolen);
    assertEquals(2, world.sent().size());
    assertTrue(world.sent().getLast().facts().toString().contains(STOLEN));
    assertTrue(world.sent().getLast().facts().toString().contains("198.51.100.7"));
  }

  @Test
  void aKnownKeyFromAnotherAddressIsANewAlert() {
    world.handle(used("event-1", LEGITIMATE, "192.0.2.44"));

    assertInstanceOf(
        TriageOutcome.Alerted.class, world.handle(used("event-2", LEGITIMATE, "198.51.100.7")));
    assertInstanceOf(
        TriageOutcome.Folded.class, world.handle(used("event-3", LEGITIMATE, "198.51.100.7")));
  }

  /// The first, and five that the burst had not had.
  @Test
  void alertsSixTimesForAnyNumberOfAddressesAndListsTheRest() {
    for (int n = 0; n < 40; n++) {
      world.handle(used("event-" + n, STOLEN, "198.51.100." + n));
    }
    assertEquals(6, world.sent().size());
    assertTrue(
        world.sent().getLast().facts().stream().anyMatch(fact -> fact.label().equals("Folded")));
    assertTrue(
        world.sent().stream()
            .limit(5)
            .flatMap(notice -> notice.facts().stream())
            .noneMatch(fact -> fact.label().equals("Folded")));

    world.endBursts();

    Notice summary = world.sent().getLast();
    assertEquals(7, world.sent().size());
    String callers = fact(summary, "Keys and addresses");
    assertTrue(callers.startsWith("34 different: " + STOLEN + " from 198.51.100."), callers);
    assertTrue(callers.endsWith("and 24 more"), callers);
  }

  /// A program behind many addresses uses one key all day.
  @Test
  void noNumberOfAddressesHidesAnotherKey() {
    for (int n = 0; n < 60; n++) {
      world.handle(used("event-" + n, LEGITIMATE, "192.0.2." + (n % 20)));
    }

    TriageOutcome stolen = world.handle(used("event-60", STOLEN, "198.51.100.7"));

    assertInstanceOf(TriageOutcome.Alerted.class, stolen);
    assertTrue(world.sent().getLast().facts().toString().contains(STOLEN));
  }

  @Test
  void aPasswordThatIsMadeInASessionIsNotFoldedIntoItsOpening() {
    world.settle(
        session(
            "event-1",
            role(MANAGEMENT, "administrator"),
            MEMBER,
            TaskPolicy.RECOVERY,
            FOREIGN_KEY));

    TriageOutcome made =
        world.settle(
            new RootActivity.CredentialTampered(
                evidence("event-2", MEMBER, root(FOREIGN_KEY, true), "iam:CreateLoginProfile"),
                RootActivity.Credential.LOGIN_PROFILE,
                RootActivity.Change.MADE));

    assertInstanceOf(TriageOutcome.Alerted.class, made);
  }

  @Test
  void theSummaryNamesWhatWasTouched() {
    for (String resource : List.of("rootsweep-alarm", "rootsweep-alarm", "rootsweep-ledger")) {
      world.handle(
          new RootActivity.OwnResourceChanged(
              evidence("event-" + world.time.now(), HUB, role(HUB, "mallory"), "x:Delete"),
              resource));
      world.time.advance(Duration.ofSeconds(1));
    }
    world.endBursts();

    Notice summary = world.sent().getLast();
    assertEquals("2 different: rootsweep-alarm, rootsweep-ledger", fact(summary, "Objects"));
    assertTrue(summary.headline().startsWith("2 more events of the same kind followed"));
  }

  @Test
  void failedSignInsAreOneAttackFromWhateverAddress() {
    for (int n = 0; n < 12; n++) {
      RootActivity.SignedIn failed = failedSignIn("event-" + n, start.minusSeconds(12 - n));
      world.handle(
          new RootActivity.SignedIn(
              calledFrom("198.51.100." + n, failed.evidence()), false, Mfa.NOT_USED));
    }

    assertEquals(
        List.of(Severity.MEDIUM, Severity.HIGH),
        world.sent().stream().map(Notice::severity).toList());
  }

  @Test
  void aSessionThatIsUsedFromElsewhereIsNotFoldedIntoItsOpening() {
    Actor administrator = role(MANAGEMENT, "administrator");
    world.settle(session("event-1", administrator, MEMBER, TaskPolicy.BUCKET_UNLOCK, FOREIGN_KEY));
    RootActivity.Called here = call("event-2", root(FOREIGN_KEY, true));

    TriageOutcome folded = world.settle(here);
    TriageOutcome elsewhere =
        world.settle(
            new RootActivity.Called(
                calledFrom(
                    "198.51.100.7",
                    evidence(
                        "event-3", MEMBER, root(FOREIGN_KEY, true), "s3:DeleteBucketPolicy"))));

    assertInstanceOf(TriageOutcome.Folded.class, folded);
    assertInstanceOf(TriageOutcome.Alerted.class, elsewhere);
  }

  @Test
  void aSessionThatALongTermKeyOpenedIsFoldedIntoItsOpening() {
    Actor user =
        new Actor(
            Actor.Kind.OTHER,
            Optional.of(MANAGEMENT),
            "arn:aws:iam::" + MANAGEMENT + ":user/mallory",
            Optional.empty(),
            Optional.of("AKIAEXAMPLEIAMUSER01"),
            false,
            Optional.empty());
    world.settle(session("event-1", user, MEMBER, TaskPolicy.BUCKET_UNLOCK, FOREIGN_KEY));

    TriageOutcome used = world.settle(call("event-2", root(FOREIGN_KEY, true)));

    assertInstanceOf(TriageOutcome.Folded.class, used);
  }

  @Test
  void whatComesAfterItsSummaryWasReadIsToldAlone() {
    hours.at(start, used("event-1", STOLEN, "192.0.2.44"));
    hours.at(start.plusSeconds(1), used("event-2", STOLEN, "192.0.2.44"));
    hours.passUntil(start.plusSeconds(2));
    world.journal.after("ledger.variant", () -> world.ledger.closeBurst(lead(), "event-1", start));

    TriageOutcome late = world.handle(used("event-3", STOLEN, "192.0.2.44"));

    assertInstanceOf(TriageOutcome.Alerted.class, late);
    assertEquals(2, world.sent().size());
  }

  private static String lead() {
    return "ROOT_KEY_USED/CRITICAL/%s/arn:aws:iam::%s:root/%s/192.0.2.44"
        .formatted(MEMBER, MEMBER, STOLEN);
  }

  @Test
  void foldsNothingInTheLastMinuteBeforeTheSummary() {
    hours.at(start, used("event-1", STOLEN, "192.0.2.44"));
    hours.at(start.plus(Duration.ofMinutes(14)), used("event-2", STOLEN, "192.0.2.44"));
    hours.at(
        start.plus(Duration.ofMinutes(14)).minusNanos(1), used("event-3", STOLEN, "192.0.2.44"));

    hours.passUntil(start.plus(Duration.ofMinutes(14)));

    assertEquals(2, world.sent().size());
  }

  /// A key that is used every minute for a day, and three uses of a stolen one.
  @Test
  void aDayOfALegitimateKeyShowsEachUseOfTheStolenOne() {
    for (int minute = 0; minute < 24 * 60; minute++) {
      hours.at(
          start.plus(Duration.ofMinutes(minute)), used("use-" + minute, LEGITIMATE, "192.0.2.44"));
    }
    for (int hour : List.of(3, 11, 19)) {
      hours.at(start.plus(Duration.ofHours(hour)), used("stolen-" + hour, STOLEN, "198.51.100.7"));
    }

    hours.passUntil(start.plus(Duration.ofHours(25)));

    List<Notice> stolen =
        world.sent().stream().filter(n -> n.facts().toString().contains(STOLEN)).toList();
    assertEquals(3, stolen.size());
    assertEquals(
        List.of("stolen-3", "stolen-11", "stolen-19"),
        stolen.stream().map(notice -> fact(notice, "CloudTrail event")).toList());
    long summaries =
        world.sent().stream()
            .filter(notice -> notice.headline().contains("of the same kind followed"))
            .count();
    assertEquals(24 * 60 / 14 + 1, world.sent().size() - 3 - summaries);
    assertTrue(summaries <= 24 * 60 / 14 + 1);
  }

  private static String fact(Notice notice, String label) {
    return notice.facts().stream()
        .filter(fact -> fact.label().equals(label))
        .map(Fact::text)
        .findFirst()
        .orElseThrow();
  }

  private static RootActivity used(String event, String key, String address) {
    return new RootActivity.Called(
        calledFrom(address, evidence(event, MEMBER, root(key, false), "s3:GetObject")));
  }
}
