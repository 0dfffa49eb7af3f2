package dev.rootsweep.core.triage;

import static dev.rootsweep.core.fake.Activities.evidence;
import static dev.rootsweep.core.fake.Activities.root;
import static dev.rootsweep.core.fake.TriageWorld.MEMBER;
import static dev.rootsweep.core.fake.TriageWorld.NOON;
import static dev.rootsweep.core.fake.TriageWorld.OTHER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rootsweep.core.fake.TriageWorld;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.Severity;
import dev.rootsweep.core.signal.RootActivity;
import dev.rootsweep.core.signal.RootActivity.Mfa;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A lease softens what was done under it, to the second, and nothing else.
class LeaseEdgesTest {
  private static final Instant GRANTED = NOON.minus(Duration.ofHours(1));
  private static final Instant ENDS = NOON.plus(Duration.ofHours(1));

  @Test
  void softensFromItsGrantToItsEnd() {
    assertEquals(Severity.CRITICAL, severity(MEMBER, GRANTED.minusSeconds(1)));
    assertEquals(Severity.MEDIUM, severity(MEMBER, GRANTED));
    assertEquals(Severity.MEDIUM, severity(MEMBER, ENDS.minusSeconds(1)));
    assertEquals(Severity.CRITICAL, severity(MEMBER, ENDS));
    assertEquals(Severity.CRITICAL, severity(MEMBER, ENDS.plusSeconds(1)));
  }

  @Test
  void softensNothingInAnotherAccount() {
    assertEquals(Severity.CRITICAL, severity(OTHER, NOON));
  }

  private static Severity severity(AccountId account, Instant at) {
    TriageWorld world = new TriageWorld();
    world.lease();
    world.time.advance(Duration.ofHours(2));
    world.handle(
        new RootActivity.SignedIn(
            evidence(
                "event-1",
                account,
                at,
                root(account, Optional.empty(), false),
                "signin:ConsoleLogin"),
            true,
            Mfa.NOT_USED));
    return world.sent().getLast().severity();
  }
}
