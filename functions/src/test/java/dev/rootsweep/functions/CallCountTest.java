package dev.rootsweep.functions;

import static dev.rootsweep.functions.World.CLEAN;
import static dev.rootsweep.functions.World.LONG_AGO;
import static dev.rootsweep.functions.World.NOW;
import static dev.rootsweep.functions.World.body;
import static dev.rootsweep.functions.World.requested;
import static dev.rootsweep.functions.World.swept;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.check.CheckOutcome;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.Approval;
import dev.rootsweep.core.model.CredentialRef;
import dev.rootsweep.core.model.CredentialRef.Kind;
import dev.rootsweep.sandbox.Call;
import dev.rootsweep.sandbox.CallRecord;
import dev.rootsweep.sandbox.Certificate;
import dev.rootsweep.sandbox.Faults;
import dev.rootsweep.sandbox.Key;
import dev.rootsweep.sandbox.Mfa;
import dev.rootsweep.sandbox.Password;
import dev.rootsweep.sandbox.Rendezvous;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a check costs in calls of AWS, from the sandbox's record.
class CallCountTest {
  private static final AccountId FULL = new AccountId("464646464646");
  private static final String CERTIFICATE = "EXAMPLECERTIFICATE000009";
  private static final String KEY = "AKIAEXAMPLETEST00001";
  private static final String DEVICE = "arn:aws:iam::464646464646:mfa/root-account-mfa-device";

  private final World world = World.enforcing();
  private final CallRecord record = world.sandbox.record();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void checksACleanAccountOfASweepWithTwoCalls() {
    lists(CLEAN);

    CheckOutcome outcome = world.check(body(swept(CLEAN)));

    assertEquals(new CheckOutcome.Clean(CLEAN), outcome);
    assertEquals(List.of("AssumeRoot", "GetAccountSummary"), world.operations());
  }

  @Test
  void readsAllListsAtTheFirstCheckWithSixCalls() {
    CheckOutcome outcome = world.check(body(swept(CLEAN)));

    assertEquals(new CheckOutcome.Clean(CLEAN), outcome);
    assertEquals(6, world.operations().size(), world.operations().toString());
  }

  @Test
  void looksACleanAccountUpWhenTheSweepIsAnHourOld() {
    world.time.pause(Duration.ofMinutes(55));
    lists(CLEAN);

    CheckOutcome outcome = world.check(body(swept(CLEAN)));

    assertEquals(new CheckOutcome.Clean(CLEAN), outcome);
    assertEquals(List.of("DescribeAccount", "AssumeRoot", "GetAccountSummary"), world.operations());
  }

  @Test
  void removesEverythingWithFifteenCallsNineDeep() {
    Rendezvous lists =
        Rendezvous.of(
            "GetLoginProfile", "ListAccessKeys", "ListSigningCertificates", "ListMFADevices");
    Rendezvous deletions =
        Rendezvous.of("DeleteAccessKey", "DeleteSigningCertificate", "DeleteLoginProfile");
    Rendezvous lastUses = Rendezvous.of("GetUser", "GetAccessKeyLastUsed");
    fill(Faults.none().rendezvous(lists).rendezvous(lastUses).rendezvous(deletions));
    approve();

    CheckOutcome outcome = world.check(body(requested(FULL)));

    assertInstanceOf(CheckOutcome.Removed.class, outcome);
    assertEquals(List.of(), world.account(FULL).root());
    assertTrue(lists.met());
    assertTrue(deletions.met());
    assertEquals(15, record.calls(CallCountTest::counted).size(), world.operations().toString());
    assertEquals(9, record.depth(CallCountTest::counted));
  }

  @Test
  void removesMfaLastAndVerifiesAfterwards() {
    fill(Faults.none());
    approve();

    world.check(body(requested(FULL)));

    Call device = one("DeactivateMFADevice");
    for (String before :
        Set.of("DeleteAccessKey", "DeleteSigningCertificate", "DeleteLoginProfile")) {
      assertTrue(device.after(one(before)), before);
    }
    List<Call> summaries = record.calls(call -> call.operation().equals("GetAccountSummary"));
    assertEquals(2, summaries.size());
    assertTrue(summaries.getLast().after(device));
  }

  @Test
  void deletesInTheAccountOfTheMessageOnly() {
    fill(Faults.none());
    approve();

    world.check(body(requested(FULL)));

    assertTrue(world.deletions().size() > 4);
    assertTrue(
        world.deletions().stream()
            .allMatch(call -> call.account().orElse("").equals(FULL.value())));
  }

  /// Lets the lists of an account be read, as its first check does.
  private void lists(AccountId account) {
    world.check(body(swept(account)));
    record.clear();
  }

  /// The directory is read from a slow quota of its own, and cached.
  private static boolean counted(Call call) {
    return !call.service().equals("organizations");
  }

  private void fill(Faults faults) {
    world
        .account(FULL)
        .add(Password.created(LONG_AGO))
        .add(Key.active(KEY, LONG_AGO))
        .add(Certificate.active(CERTIFICATE, LONG_AGO))
        .add(Mfa.virtual(FULL.value(), LONG_AGO))
        .faults(faults);
  }

  /// A certificate is never deleted without one: AWS keeps no record of its use.
  private void approve() {
    Set<CredentialRef> all =
        Set.of(
            new CredentialRef(Kind.CONSOLE_PASSWORD, LONG_AGO.toString()),
            new CredentialRef(Kind.ACCESS_KEY, KEY),
            new CredentialRef(Kind.SIGNING_CERTIFICATE, CERTIFICATE),
            CredentialRef.mfaDevice(DEVICE, LONG_AGO));
    world.ledger.approve(new Approval("approval-1", FULL, "alice", "a test", all, NOW));
  }

  private Call one(String operation) {
    List<Call> calls = record.calls(call -> call.operation().equals(operation));
    assertEquals(1, calls.size(), operation);
    return calls.getFirst();
  }
}
