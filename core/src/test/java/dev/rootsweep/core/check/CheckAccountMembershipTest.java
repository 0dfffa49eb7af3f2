package dev.rootsweep.core.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rootsweep.core.fake.CheckWorld;
import dev.rootsweep.core.fake.Crash;
import dev.rootsweep.core.fake.Credentials;
import dev.rootsweep.core.model.AccountState;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.settings.Setting;
import dev.rootsweep.core.signal.Cause;
import dev.rootsweep.core.signal.CheckDue;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// An account that left the organization and came back is judged anew.
class CheckAccountMembershipTest {
  private static final RootCredential CERTIFICATE = Credentials.oldCertificate("CERT");
  private static final RootCredential KEY = Credentials.oldKey("AKIAOLD");
  private static final RootCredential DEVICE = Credentials.oldDevice("old");

  private final CheckWorld world = new CheckWorld();

  @Test
  void anApprovalEndsWithTheMembershipOfItsIntent() {
    world.handle(world.swept());
    world.root().give(CERTIFICATE, DEVICE);
    world.approve(CERTIFICATE, DEVICE);
    world.journal.crashAtCall("111111111111 delete MFA_DEVICE");
    assertThrows(Crash.class, () -> world.handle(world.caused(Cause.APPROVED)));
    world.journal.revive();
    world.time.advance(Duration.ofMinutes(15));
    world.directory.remove(CheckWorld.MEMBER);

    world.handle(world.caused(Cause.REQUESTED));

    assertEquals(List.of(), world.ledger.allowed(CheckWorld.MEMBER).approvals());
  }

  @Test
  void anApprovalOfAnEarlierMembershipReleasesNothing() {
    world.root().give(CERTIFICATE);
    world.approve(CERTIFICATE);
    world.time.advance(Duration.ofHours(1));
    joinAgain();
    world.time.advance(Duration.ofHours(1));

    CheckOutcome outcome = world.handle(world.caused(Cause.JOINED));

    assertEquals(HeldReason.USE_UNKNOWN, ((CheckOutcome.Held) outcome).reason());
  }

  @Test
  void aLeaseOfAnEarlierMembershipExplainsNothing() {
    world.lease(Duration.ofHours(1));
    RootCredential password = Credentials.password(world.time.now().plusSeconds(1));
    world.root().give(password);
    world.time.advance(Duration.ofHours(3));
    joinAgain();

    CheckOutcome outcome = world.handle(world.caused(Cause.JOINED));

    assertEquals(HeldReason.RECENTLY_USED, ((CheckOutcome.Held) outcome).reason());
    assertEquals(List.of(password), world.root().held());
  }

  /// What was created just before the account was first called clean may have been there unseen.
  @Test
  void cleanInAnEarlierMembershipMakesNoDriftInThisOne() {
    world.handle(world.swept());
    world.time.advance(Duration.ofHours(1));
    joinAgain();
    RootCredential key = Credentials.key("AKIAFRESH", world.time.now());
    world.time.advance(Duration.ofMinutes(1));
    world.handle(world.caused(Cause.JOINED));
    world.root().give(key);

    CheckOutcome outcome = world.handle(world.caused(Cause.ROOT_USE));

    assertFalse(((CheckOutcome.Held) outcome).drift());
  }

  /// A sweep's listing may be an hour old, and say nothing of who left and came back since.
  @Test
  void anApprovalReleasesNothingWhereTheListingIsOfAnEarlierMembership() {
    world.root().give(CERTIFICATE);
    CheckDue listed = world.swept();
    world.time.advance(Duration.ofMinutes(10));
    world.approve(CERTIFICATE);
    world.time.advance(Duration.ofMinutes(10));
    joinAgain();
    world.time.advance(Duration.ofMinutes(10));

    CheckOutcome outcome = world.handle(listed);

    assertEquals(HeldReason.USE_UNKNOWN, ((CheckOutcome.Held) outcome).reason());
    assertEquals(List.of(), world.deletions());
  }

  @Test
  void anIntentReleasesNothingWhereTheListingIsOfAnEarlierMembership() {
    CheckDue listed = beginWhatADeadCheckLeft();
    joinAgain();
    world.set(Setting.REMOVAL_CAP, "0");
    world.time.advance(Duration.ofMinutes(10));

    CheckOutcome outcome = world.handle(listed);

    assertEquals(HeldReason.CAP, ((CheckOutcome.Held) outcome).reason());
    assertEquals(List.of(), world.deletions());
  }

  @Test
  void nothingIsCalledRemovedUnderAnIntentOfAnEarlierMembership() {
    CheckDue listed = beginWhatADeadCheckLeft();
    joinAgain();
    world.root().take(KEY);
    world.time.advance(Duration.ofMinutes(10));

    assertEquals(new CheckOutcome.Clean(CheckWorld.MEMBER), world.handle(listed));
    assertEquals(List.of(), world.proven());
  }

  @Test
  void whatWasBegunWaitsWhileOrganizationsDoesNotAnswer() {
    CheckDue listed = beginWhatADeadCheckLeft();
    world.journal.refuse("111111111111 directory.account", PortFailure.Kind.ACCESS_DENIED);

    CheckOutcome outcome = world.handle(listed);

    assertEquals(AuditFailure.ORGANIZATIONS_DENIED, ((CheckOutcome.NotAuditable) outcome).cause());
    assertEquals(List.of(), world.deletions());
  }

  /// Leaves an intent open and nothing deleted; returns a check whose listing is of that time.
  private CheckDue beginWhatADeadCheckLeft() {
    world.root().give(KEY);
    CheckDue listed = world.swept();
    world.journal.crashAtCall("111111111111 deletion");
    assertThrows(Crash.class, () -> world.handle(world.caused(Cause.REQUESTED)));
    world.journal.revive();
    world.time.advance(Duration.ofMinutes(20));
    return listed;
  }

  private void joinAgain() {
    world.put(CheckWorld.MEMBER, AccountState.ACTIVE, world.time.now());
  }
}
