package dev.rootsweep.functions;

import static dev.rootsweep.functions.World.LONG_AGO;
import static dev.rootsweep.functions.World.NOW;
import static dev.rootsweep.functions.World.body;
import static dev.rootsweep.functions.World.requested;
import static dev.rootsweep.functions.World.swept;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.check.CheckOutcome;
import dev.rootsweep.core.check.HeldReason;
import dev.rootsweep.core.check.SparedReason;
import dev.rootsweep.core.memory.MemoryLedger;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.Lease;
import dev.rootsweep.core.model.Pause;
import dev.rootsweep.core.model.TaskPolicy;
import dev.rootsweep.sandbox.Certificate;
import dev.rootsweep.sandbox.ExampleOrganization;
import dev.rootsweep.sandbox.Key;
import dev.rootsweep.sandbox.Mfa;
import dev.rootsweep.sandbox.Password;
import dev.rootsweep.sandbox.RootCredential;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An account that keeps its credentials never has a deletion session: the record holds no
/// AssumeRoot with the deletion policy, and no attempt to delete.
class NoDeletionSessionTest {
  private static final AccountId OLD_KEY = new AccountId(ExampleOrganization.OLD_KEY);
  private static final AccountId MEMBER = new AccountId("464646464646");

  @Test
  void opensNoneWhenItOnlyObserves() {
    try (World world = World.with("ROOTSWEEP_MODE", "observe")) {
      CheckOutcome outcome = world.check(body(requested(OLD_KEY)));

      assertInstanceOf(CheckOutcome.WouldRemove.class, outcome);
      untouched(world, OLD_KEY, 1);
    }
  }

  @Test
  void opensNoneInTheFirstSweep() {
    try (World world = World.enforcing()) {
      String body = body(swept(OLD_KEY)).replace("sweep-1", "sweep-0");

      assertInstanceOf(CheckOutcome.WouldRemove.class, world.check(body));
      untouched(world, OLD_KEY, 1);
    }
  }

  @Test
  void opensNoneWhileRemovalIsPaused() {
    try (World world = World.enforcing()) {
      world.ledger.pause(new Pause("alice", "a test", NOW));

      assertEquals(HeldReason.PAUSED, held(world.check(body(requested(OLD_KEY)))));
      untouched(world, OLD_KEY, 1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tag:rootsweep:exempt=true until 2027-01-01 for a printer",
        "353535353535 until 2027-01-01 for a printer",
        "ou-exam-workprod1 until 2027-01-01 for a printer",
        "ou-exam-workload1 until 2027-01-01 for a printer"
      })
  void opensNoneForAnExemptAccount(String exemption) {
    AccountId exempt = new AccountId(ExampleOrganization.EXEMPT);
    try (World world = World.with("ROOTSWEEP_EXEMPTIONS", exemption)) {
      CheckOutcome outcome = world.check(body(requested(exempt)));

      assertEquals(SparedReason.EXEMPTION, spared(outcome));
      untouched(world, exempt, 1);
    }
  }

  @Test
  void opensNoneForWhatWasMadeUnderALease() {
    try (World world = World.enforcing()) {
      Duration minute = Duration.ofMinutes(1);
      world.ledger.grant(
          new Lease("lease-1", MEMBER, NOW.minus(minute), NOW.plus(minute), "alice", "a test"));
      give(world, Password.created(NOW), Mfa.virtual(MEMBER.value(), NOW));

      assertEquals(SparedReason.LEASE, spared(world.check(body(requested(MEMBER)))));
      untouched(world, MEMBER, 2);
    }
  }

  @Test
  void opensNoneForAKeyThatIsInUse() {
    AccountId used = new AccountId(ExampleOrganization.KEY_IN_USE);
    try (World world = World.enforcing()) {
      assertEquals(HeldReason.RECENTLY_USED, held(world.check(body(requested(used)))));
      untouched(world, used, 1);
    }
  }

  @Test
  void opensNoneForACertificateWithoutApproval() {
    try (World world = World.enforcing()) {
      give(world, Certificate.active("EXAMPLECERTIFICATE000009", LONG_AGO));

      assertEquals(HeldReason.USE_UNKNOWN, held(world.check(body(swept(MEMBER)))));
      untouched(world, MEMBER, 1);
    }
  }

  @Test
  void opensNoneAboveTheCap() {
    try (World world = World.with("ROOTSWEEP_REMOVAL_CAP", "0")) {
      assertEquals(HeldReason.CAP, held(world.check(body(swept(OLD_KEY)))));
      untouched(world, OLD_KEY, 1);
    }
  }

  @Test
  void opensNoneForDriftThatIsToBeHeld() {
    try (World world = World.with("ROOTSWEEP_DRIFT", "hold")) {
      world.check(body(requested(MEMBER)));
      give(world, Key.active("AKIAEXAMPLETEST00001", LONG_AGO));
      world.answers.clear();

      assertEquals(HeldReason.DRIFT, held(world.check(body(requested(MEMBER)))));
      untouched(world, MEMBER, 1);
    }
  }

  @Test
  void neverEntersTheManagementAccount() {
    AccountId management = new AccountId(ExampleOrganization.MANAGEMENT);
    try (World world = World.enforcing()) {
      CheckOutcome outcome = world.check(body(swept(management)));

      assertEquals(SparedReason.MANAGEMENT, spared(outcome));
      assertEquals(List.of(), world.operations());
    }
  }

  @Test
  void neverEntersTheManagementAccountThatASettingDoesNotName() {
    AccountId management = new AccountId(ExampleOrganization.MANAGEMENT);
    try (World world = World.with("ROOTSWEEP_MANAGEMENT_ACCOUNT", "999999999999")) {
      CheckOutcome outcome = world.check(body(requested(management)));

      assertEquals(SparedReason.MANAGEMENT, spared(outcome));
      assertEquals(List.of("DescribeAccount"), world.operations());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {ExampleOrganization.SUSPENDED, ExampleOrganization.CLOSED})
  void neverEntersAnAccountThatIsNotActive(String account) {
    try (World world = World.enforcing()) {
      CheckOutcome outcome = world.check(body(requested(new AccountId(account))));

      assertEquals(SparedReason.STATE, spared(outcome));
      assertEquals(List.of("DescribeAccount"), world.operations());
    }
  }

  @Test
  void neverEntersAnAccountOutsideTheOrganization() {
    try (World world = World.enforcing()) {
      CheckOutcome outcome = world.check(body(requested(new AccountId("999999999999"))));

      assertInstanceOf(CheckOutcome.Ignored.class, outcome);
      assertEquals(List.of("DescribeAccount"), world.operations());
    }
  }

  @Test
  void notesEverySessionThatItOpens() {
    try (World world = World.enforcing()) {
      world.check(body(requested(OLD_KEY)));

      MemoryLedger ledger = world.ledger;
      List<String> strangers =
          world.sandbox.record().calls(call -> call.service().equals("iam")).stream()
              .map(call -> call.accessKeyId())
              .filter(key -> !ledger.isOurs(key))
              .toList();
      assertEquals(2, world.sandbox.record().calls(c -> c.operation().equals("AssumeRoot")).size());
      assertEquals(List.of(), strangers);
    }
  }

  /// A call that no task policy leaves open counts as somebody else's, whatever the ledger knows.
  @Test
  void callsInItsSessionsOnlyWhatATaskPolicyLeavesOpen() {
    try (World world = World.enforcing()) {
      world
          .organization
          .accounts()
          .forEach(account -> world.handle(body(requested(new AccountId(account.id())))));

      Set<String> calls =
          world.sandbox.record().calls(call -> call.service().equals("iam")).stream()
              .map(call -> "iam:" + call.operation())
              .collect(Collectors.toSet());
      assertTrue(calls.size() >= 10, calls::toString);
      calls.removeIf(TaskPolicy::anyAllows);
      assertEquals(Set.of(), calls);
    }
  }

  private static void give(World world, RootCredential... credentials) {
    for (RootCredential credential : credentials) {
      world.account(MEMBER).add(credential);
    }
  }

  private static void untouched(World world, AccountId account, int credentials) {
    assertEquals(List.of(), world.deletions());
    assertEquals(credentials, world.account(account).root().size());
  }

  private static HeldReason held(CheckOutcome outcome) {
    return assertInstanceOf(CheckOutcome.Held.class, outcome).reason();
  }

  private static SparedReason spared(CheckOutcome outcome) {
    return assertInstanceOf(CheckOutcome.Spared.class, outcome).reason();
  }
}
