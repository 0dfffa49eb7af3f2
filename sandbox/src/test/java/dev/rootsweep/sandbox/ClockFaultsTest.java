package dev.rootsweep.sandbox;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.SummaryKeyType;
import software.amazon.awssdk.services.organizations.OrganizationsClient;

/// Faults that end by the sandbox's clock, which only the tests move.
class ClockFaultsTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final String TARGET = ExampleOrganization.OLD_KEY;
  private static final String KEY = "AKIAEXAMPLEOLD000001";

  private final AtomicReference<Instant> time = new AtomicReference<>(NOW);
  private final Organization organization = ExampleOrganization.at(NOW);
  private final Account target = organization.account(TARGET);
  private final Sandbox sandbox = Sandbox.start(organization, 0, time::get);
  private final Clients clients = Clients.of(sandbox);

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void refusesAnAccountForSomeTimeAfterItJoined() {
    organization.faults(Faults.none().notReadyFor(Duration.ofMinutes(10)));
    target.leave().join(JoinedMethod.INVITED, NOW.minusSeconds(60));

    assertThrows(AwsServiceException.class, () -> root(Clients.AUDIT));
    later(Duration.ofMinutes(9));

    assertDoesNotThrow(() -> root(Clients.AUDIT));
    assertDoesNotThrow(
        () ->
            clients.root(
                ExampleOrganization.HUB_ROLE, ExampleOrganization.EVERYTHING, Clients.AUDIT));
  }

  @Test
  void showsOldNumbersForSomeTimeAfterADeletion() {
    organization.faults(Faults.none().staleFor(Duration.ofSeconds(20)));
    IamClient audit = root(Clients.AUDIT);

    root(Clients.DELETION).deleteAccessKey(request -> request.accessKeyId(KEY));

    assertEquals(1, keys(audit));
    later(Duration.ofSeconds(19));
    assertEquals(1, keys(audit));
    later(Duration.ofSeconds(1));
    assertEquals(0, keys(audit));
  }

  @Test
  void showsOldZerosAfterAKeyWasMadeThatNobodyHadAskedFor() {
    target.remove(KEY);
    later(Duration.ofHours(1));
    target.faults(Faults.none().staleFor(Duration.ofSeconds(20)));

    target.add(Key.active("AKIAEXAMPLEMADE00001", time.get()));

    assertEquals(0, keys(root(Clients.AUDIT)));
    assertEquals(1, root(Clients.AUDIT).listAccessKeys().accessKeyMetadata().size());
    later(Duration.ofSeconds(20));
    assertEquals(1, keys(root(Clients.AUDIT)));
  }

  @Test
  void showsEachOfSeveralChangesAfterItsTime() {
    organization.faults(Faults.none().staleFor(Duration.ofSeconds(20)));
    IamClient audit = root(Clients.AUDIT);

    target.add(Password.created(NOW));
    later(Duration.ofSeconds(15));
    target.remove(KEY);
    later(Duration.ofSeconds(5));

    assertEquals(1, number(audit, SummaryKeyType.ACCOUNT_PASSWORD_PRESENT));
    assertEquals(1, keys(audit));
    later(Duration.ofSeconds(15));
    assertEquals(0, keys(audit));
  }

  @Test
  void showsAtOnceWhatWasChangedBeforeTheStart() {
    Organization early = ExampleOrganization.at(NOW);
    early.faults(Faults.none().staleFor(Duration.ofSeconds(20)));
    early.account(TARGET).remove(KEY);
    try (Sandbox other = Sandbox.start(early, 0, time::get)) {
      IamClient audit = Clients.of(other).root(ExampleOrganization.HUB_ROLE, TARGET, Clients.AUDIT);

      assertEquals(0, keys(audit));
    }
  }

  @Test
  void answersOldNumbersOfAChangeThatNobodyHadAskedBefore() {
    target.faults(Faults.none().staleSummary(1));

    target.remove(KEY);

    assertEquals(1, keys(root(Clients.AUDIT)));
    assertEquals(0, keys(root(Clients.AUDIT)));
  }

  @Test
  void throttlesAboveARateAndNoOtherOperation() {
    organization.faults(Faults.none().rateLimit("organizations:ListAccounts", 8, 2));
    OrganizationsClient hub = clients.organizations(Clients.keys(ExampleOrganization.HUB_ROLE));

    hub.listAccounts(request -> {});
    hub.listAccounts(request -> {});

    assertThrows(AwsServiceException.class, () -> hub.listAccounts(request -> {}));
    assertDoesNotThrow(() -> hub.listRoots(request -> {}));
    later(Duration.ofMillis(125));
    assertDoesNotThrow(() -> hub.listAccounts(request -> {}));
    assertThrows(AwsServiceException.class, () -> hub.listAccounts(request -> {}));
    later(Duration.ofHours(1));
    hub.listAccounts(request -> {});
    hub.listAccounts(request -> {});
    assertThrows(AwsServiceException.class, () -> hub.listAccounts(request -> {}));
    assertEquals(3, sandbox.record().calls(call -> call.mishap().isPresent()).size());
  }

  @Test
  void throttlesEachCallAboveTheRateThatAwsPublishesForIt() {
    organization.faults(Faults.none().awsRates());
    OrganizationsClient hub = clients.organizations(Clients.keys(ExampleOrganization.HUB_ROLE));
    Executable list = () -> hub.listAccounts(request -> {});
    Executable climb = () -> hub.listParents(request -> request.childId(ExampleOrganization.HUB));

    assertPass(12, list);
    assertPass(8, climb);
    later(Duration.ofSeconds(1));
    assertPass(8, list);
    assertPass(5, climb);
  }

  /// So many pass, and the next is throttled.
  private static void assertPass(int calls, Executable call) {
    for (int number = 0; number < calls; number++) {
      assertDoesNotThrow(call);
    }
    assertThrows(AwsServiceException.class, call);
  }

  @Test
  void endsSessionsEarly() {
    organization.faults(Faults.none().sessionLasts(Duration.ofSeconds(5)));
    IamClient audit = root(Clients.AUDIT);

    later(Duration.ofSeconds(4));
    assertEquals(1, keys(audit));
    later(Duration.ofSeconds(1));

    AwsServiceException expired = assertThrows(AwsServiceException.class, () -> keys(audit));
    assertEquals("ExpiredToken", expired.awsErrorDetails().errorCode());
  }

  @Test
  void letsSomebodyInterveneJustBeforeACallIsCarriedOut() {
    target.faults(Faults.none().upon("DeleteAccessKey", () -> target.remove(KEY)));
    IamClient root = root(Clients.DELETION);

    assertEquals(1, root.listAccessKeys().accessKeyMetadata().size());
    assertThrows(
        NoSuchEntityException.class,
        () -> root.deleteAccessKey(request -> request.accessKeyId(KEY)));

    assertEquals(List.of(), target.root());
  }

  @Test
  void doesNotInterveneForACallThatIsNotCarriedOut() {
    IamClient root = root(Clients.DELETION);
    target.faults(Faults.none().throttle(1).upon("iam:DeleteAccessKey", () -> target.remove(KEY)));

    assertThrows(
        AwsServiceException.class, () -> root.deleteAccessKey(request -> request.accessKeyId(KEY)));

    assertEquals(1, target.root().size());
  }

  private void later(Duration by) {
    time.updateAndGet(now -> now.plus(by));
  }

  private IamClient root(String task) {
    return clients.root(ExampleOrganization.HUB_ROLE, TARGET, task);
  }

  private static int keys(IamClient root) {
    return number(root, SummaryKeyType.ACCOUNT_ACCESS_KEYS_PRESENT);
  }

  private static int number(IamClient root, SummaryKeyType which) {
    return root.getAccountSummary().summaryMap().getOrDefault(which, -1);
  }
}
