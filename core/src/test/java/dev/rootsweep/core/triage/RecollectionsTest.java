package dev.rootsweep.core.triage;

import static dev.rootsweep.core.fake.TriageWorld.MANAGEMENT;
import static dev.rootsweep.core.fake.TriageWorld.MEMBER;
import static dev.rootsweep.core.fake.TriageWorld.NOON;
import static dev.rootsweep.core.fake.TriageWorld.OTHER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rootsweep.core.fake.Activities;
import dev.rootsweep.core.fake.TriageWorld;
import dev.rootsweep.core.model.Account;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.AccountState;
import dev.rootsweep.core.model.JoinedMethod;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.signal.Actor;
import dev.rootsweep.core.signal.Evidence;
import dev.rootsweep.core.signal.RootActivity;
import dev.rootsweep.core.signal.RootActivity.AccountMoved;
import dev.rootsweep.core.signal.RootActivity.Closed;
import dev.rootsweep.core.signal.RootActivity.Departed;
import dev.rootsweep.core.signal.RootActivity.Mfa;
import dev.rootsweep.core.signal.RootActivity.SessionRenewed;
import dev.rootsweep.core.signal.RootActivity.SignedIn;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What earlier events tell about a later one.
class RecollectionsTest {

  private final TriageWorld world = new TriageWorld();
  private int events;

  @Test
  void countsTheRenewalOfASessionWhoseBeginningWasTold() {
    assertEquals("CRITICAL", world.verdict(signIn(NOON)));

    assertEquals("Counted", world.verdict(renewal(NOON.plus(Duration.ofHours(12)))));
    assertEquals(
        "CRITICAL", world.verdict(renewal(NOON.plus(Duration.ofHours(12)).plusSeconds(1))));
  }

  @Test
  void tellsOfARenewalOnceWhenNoBeginningWasTold() {
    assertEquals("CRITICAL", world.verdict(renewal(NOON)));
    assertEquals("Counted", world.verdict(renewal(NOON.plus(Duration.ofMinutes(20)))));
  }

  @Test
  void tellsOfARenewalThatCouldNotBeToldTheFirstTime() {
    world.journal.refuse(MEMBER + " alert ROOT_SIGN_IN", PortFailure.Kind.UNAVAILABLE);
    RootActivity renewal = renewal(NOON);

    assertThrows(PortFailure.class, () -> world.settle(renewal));
    world.journal.allowAll();
    world.time.advance(Duration.ofMinutes(6));

    assertEquals("CRITICAL", world.verdict(renewal));
  }

  @Test
  void takesASignInToTheConsoleForNoBeginning() {
    world.verdict(Activities.signIn("event-console", Mfa.USED));

    assertEquals("CRITICAL", world.verdict(renewal(NOON.plus(Duration.ofHours(1)))));
  }

  @Test
  void takesTheBeginningInAnotherAccountForNone() {
    world.verdict(signIn(NOON));

    assertEquals(
        "CRITICAL",
        world.verdict(
            new SessionRenewed(
                evidence(
                    OTHER,
                    NOON.plusSeconds(60),
                    Activities.root(OTHER, Optional.empty(), false),
                    "signin:CreateOAuth2Token"),
                Mfa.USED)));
  }

  @ParameterizedTest
  @CsvSource({"24, INFO", "25, MEDIUM"})
  void takesTheMoveOfANewAccountForVending(long hours, String expected) {
    world.directory.put(
        new Account(
            MEMBER,
            "New",
            AccountState.ACTIVE,
            JoinedMethod.CREATED,
            NOON.minus(Duration.ofHours(hours)),
            MANAGEMENT));

    assertEquals(expected, world.verdict(move()));
  }

  @Test
  void doesNotGuessWhenAnAccountJoined() {
    world.journal.refuse(MEMBER + " directory.account", PortFailure.Kind.UNAVAILABLE);

    assertEquals("MEDIUM", world.verdict(move()));
  }

  @Test
  void knowsThatARemovedAccountWasClosedBefore() {
    assertEquals("Counted", world.verdict(new Closed(management("CloseAccountResult"), MEMBER)));

    assertEquals("INFO", world.verdict(departed(MEMBER, "REMOVED")));
    assertEquals("MEDIUM", world.verdict(departed(OTHER, "REMOVED")));
  }

  private static Departed departed(AccountId account, String method) {
    return new Departed(
        Activities.evidence(
            "departure of " + account,
            MANAGEMENT,
            Activities.role(MANAGEMENT, "x"),
            "organizations:AccountDepartedOrganization"),
        Optional.of(account),
        method);
  }

  private AccountMoved move() {
    return new AccountMoved(management("MoveAccount"), Optional.of(MEMBER), "r-exam", "ou-1");
  }

  private Evidence management(String call) {
    return evidence(
        MANAGEMENT, NOON, Activities.role(MANAGEMENT, "administrator"), "organizations:" + call);
  }

  private SignedIn signIn(Instant at) {
    return new SignedIn(
        evidence(MEMBER, at, Activities.root(), "signin:CreateOAuth2Token"), true, Mfa.USED);
  }

  private SessionRenewed renewal(Instant at) {
    return new SessionRenewed(
        evidence(MEMBER, at, Activities.root(), "signin:CreateOAuth2Token"), Mfa.USED);
  }

  private Evidence evidence(AccountId account, Instant at, Actor actor, String call) {
    events++;
    return Activities.evidence("event-" + events, account, at, actor, call);
  }
}
