package dev.rootsweep.core.triage;

import static dev.rootsweep.core.fake.Activities.evidence;
import static dev.rootsweep.core.fake.Activities.role;
import static dev.rootsweep.core.fake.Activities.signIn;
import static dev.rootsweep.core.fake.TriageWorld.MANAGEMENT;
import static dev.rootsweep.core.fake.TriageWorld.MEMBER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rootsweep.core.fake.TriageWorld;
import dev.rootsweep.core.model.AccountLabel;
import dev.rootsweep.core.model.KeptLabel;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.signal.RootActivity;
import dev.rootsweep.core.signal.RootActivity.Mfa;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// How an alert names its account, and whom it asks for that.
class TriageLabelTest {
  private static final AccountLabel LABEL = new AccountLabel("Payments Prod", "/Workloads/Prod");
  private static final String NOW = "Payments Prod (303030303030), /Workloads/Prod";

  private final TriageWorld world = new TriageWorld();
  private final Instant start = world.time.now();

  @Test
  void asksOrganizationsOnceADay() {
    assertEquals(NOW, account(signIn("event-1", Mfa.NOT_USED)));
    world.time.advance(Scenery.FRESH.minusNanos(1));
    world.journal.clear();

    assertEquals(NOW + "; as of 2026-11-22 12:01:30 UTC", account(signIn("event-2", Mfa.NOT_USED)));
    assertEquals(List.of(), world.journal.calls("directory"));

    world.time.advance(Duration.ofNanos(1));
    assertEquals(NOW, account(signIn("event-3", Mfa.USED)));
    assertEquals(2, world.journal.calls("directory").size());
    assertEquals(Optional.of(new KeptLabel(LABEL, world.time.now())), world.ledger.label(MEMBER));
  }

  @Test
  void asksAgainWhereNobodyCouldSayThePath() {
    world.ledger.label(MEMBER, new KeptLabel(new AccountLabel("Payments Prod", ""), start));

    assertEquals(NOW, account(signIn("event-1", Mfa.NOT_USED)));
  }

  @Test
  void asksAtOnceWhenAnAccountDeparts() {
    world.ledger.label(MEMBER, new KeptLabel(LABEL, start));
    world.directory.remove(MEMBER);

    assertEquals(NOW + "; no longer a member of the organization", account(departed()));
  }

  @Test
  void callsNoAccountAMemberThatIsKnownToHaveLeft() {
    world.ledger.label(MEMBER, new KeptLabel(LABEL, start));
    world.directory.remove(MEMBER);
    world.handle(departed());

    assertEquals(
        NOW + "; no longer a member of the organization", account(signIn("event-2", Mfa.NOT_USED)));
    assertEquals(Optional.of(new KeptLabel(LABEL, Instant.EPOCH)), world.ledger.label(MEMBER));
  }

  @Test
  void asksOrganizationsWhereTheLedgerDoesNotSay() {
    world.ledger.label(MEMBER, new KeptLabel(new AccountLabel("Old", "/"), start));
    world.journal.refuse("303030303030 ledger.label", PortFailure.Kind.UNEXPECTED);

    assertEquals(NOW, account(signIn("event-1", Mfa.NOT_USED)));
  }

  private String account(RootActivity activity) {
    world.handle(activity);
    Notice last = world.sent().getLast();
    return last.facts().getFirst().text();
  }

  private static RootActivity departed() {
    return new RootActivity.Departed(
        evidence("event-1", MANAGEMENT, role(MANAGEMENT, "admin"), "organizations:Departed"),
        Optional.of(MEMBER),
        "LEFT");
  }
}
