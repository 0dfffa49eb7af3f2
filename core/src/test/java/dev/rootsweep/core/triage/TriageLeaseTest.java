package dev.rootsweep.core.triage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rootsweep.core.fake.Activities;
import dev.rootsweep.core.fake.TriageWorld;
import dev.rootsweep.core.model.ActivityAlertKind;
import dev.rootsweep.core.model.AlertKind;
import dev.rootsweep.core.model.CheckAlertKind;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.signal.RootActivity;
import dev.rootsweep.core.signal.RootActivity.Mfa;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A lease softens an alert, so people learn of the lease with it.
class TriageLeaseTest {
  private final TriageWorld world = new TriageWorld();

  @Test
  void announcesTheLeaseThatSoftensAnAlert() {
    world.lease();

    world.handle(signIn("event-1"));
    world.handle(signIn("event-2"));

    assertEquals(List.of(CheckAlertKind.RECOVERY_ALLOWED, ActivityAlertKind.ROOT_SIGN_IN), kinds());
  }

  @Test
  void announcesNothingWithoutALease() {
    world.handle(signIn("event-1"));

    assertEquals(List.of(ActivityAlertKind.ROOT_SIGN_IN), kinds());
  }

  /// The alert goes out, and the message comes again for the announcement.
  @Test
  void tellsTheAlertAlsoWhereTheAnnouncementFails() {
    world.lease();
    world.journal.refuse(
        TriageWorld.MEMBER + " alert RECOVERY_ALLOWED", PortFailure.Kind.UNAVAILABLE, 0, 1);

    assertThrows(PortFailure.class, () -> world.handle(signIn("event-1")));
    assertEquals(List.of(ActivityAlertKind.ROOT_SIGN_IN), kinds());
    world.handle(signIn("event-1"));

    assertEquals(List.of(ActivityAlertKind.ROOT_SIGN_IN, CheckAlertKind.RECOVERY_ALLOWED), kinds());
  }

  private List<AlertKind> kinds() {
    return world.sent().stream().map(Notice::kind).toList();
  }

  private static RootActivity signIn(String event) {
    return new RootActivity.SignedIn(
        Activities.evidence(event, TriageWorld.MEMBER, Activities.root(), "signin:ConsoleLogin"),
        true,
        Mfa.NOT_USED);
  }
}
