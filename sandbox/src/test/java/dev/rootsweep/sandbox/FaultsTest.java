package dev.rootsweep.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.SummaryKeyType;

class FaultsTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final String TARGET = ExampleOrganization.PASSWORD_AND_MFA;

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
  void refusesAnAccountThatIsNotReadySoManyTimes() {
    target.faults(Faults.none().notReady(2));

    assertThrows(AwsServiceException.class, () -> root(Clients.AUDIT));
    assertThrows(AwsServiceException.class, () -> root(Clients.AUDIT));

    assertEquals(TARGET, root(Clients.AUDIT).getUser().user().userId());
  }

  @Test
  void refusesAnAccountUntilItIsReady() {
    target.faults(Faults.none().notReadyUntil(NOW.plusSeconds(60)));

    assertThrows(AwsServiceException.class, () -> root(Clients.AUDIT));
    time.set(NOW.plusSeconds(60));

    assertEquals(TARGET, root(Clients.AUDIT).getUser().user().userId());
  }

  @Test
  void deniesOneDeletionAndNoOther() {
    target.faults(Faults.none().denyDeletion("DeleteLoginProfile"));
    IamClient root = root(Clients.DELETION);
    String serial = root.listMFADevices().mfaDevices().getFirst().serialNumber();

    AwsServiceException refused =
        assertThrows(AwsServiceException.class, () -> root.deleteLoginProfile(request -> {}));
    root.deactivateMFADevice(request -> request.serialNumber(serial));

    assertEquals("AccessDenied", refused.awsErrorDetails().errorCode());
    assertEquals(List.of("password"), target.root().stream().map(RootCredential::id).toList());
  }

  @Test
  void answersOldNumbersSoManyTimesAfterAChange() {
    target.faults(Faults.none().staleSummary(2));
    IamClient audit = root(Clients.AUDIT);

    int before = password(audit);
    root(Clients.DELETION).deleteLoginProfile(request -> {});

    assertEquals(1, before);
    assertEquals(1, password(audit));
    assertEquals(1, password(audit));
    assertEquals(0, password(audit));
  }

  @Test
  void letsCallsOfOneAccountMeet() throws Exception {
    Rendezvous meeting = Rendezvous.of("ListAccessKeys", "ListMFADevices");
    target.faults(Faults.none().rendezvous(meeting));
    IamClient audit = root(Clients.AUDIT);

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> keys = threads.submit(() -> audit.listAccessKeys());
      Future<?> devices = threads.submit(() -> audit.listMFADevices());
      keys.get();
      devices.get();
    }

    assertTrue(meeting.met());
    assertEquals(1, sandbox.record().depth(call -> call.operation().startsWith("List")));
    assertEquals(2, sandbox.record().mostAtOnce(call -> call.operation().startsWith("List")));
  }

  @Test
  void failsACallThatMeetsNobody() {
    Rendezvous meeting =
        Rendezvous.of("ListAccessKeys", "ListMFADevices").within(Duration.ofMillis(1));
    target.faults(Faults.none().rendezvous(meeting));
    IamClient audit = root(Clients.AUDIT);

    AwsServiceException failed =
        assertThrows(AwsServiceException.class, () -> audit.listAccessKeys());

    assertEquals(500, failed.statusCode());
    assertFalse(meeting.met());
  }

  @Test
  void letsCallsOfManyAccountsMeet() throws Exception {
    organization.faults(Faults.none().rendezvous(Rendezvous.of(2, "AssumeRoot")));

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> one = threads.submit(() -> root(Clients.AUDIT));
      Future<?> other =
          threads.submit(
              () ->
                  clients.session(
                      ExampleOrganization.HUB_ROLE, ExampleOrganization.OLD_KEY, Clients.AUDIT));
      one.get();
      other.get();
    }

    assertEquals(2, sandbox.record().mostAtOnce(call -> call.operation().equals("AssumeRoot")));
  }

  @Test
  void letsEveryCallOfAnAccountWait() {
    target.faults(Faults.none().latency(Duration.ofMillis(20)));

    long start = System.nanoTime();
    root(Clients.AUDIT);

    assertTrue(Duration.ofNanos(System.nanoTime() - start).toMillis() >= 20);
  }

  private IamClient root(String task) {
    return clients.root(ExampleOrganization.HUB_ROLE, TARGET, task);
  }

  private static int password(IamClient root) {
    return root.getAccountSummary()
        .summaryMap()
        .getOrDefault(SummaryKeyType.ACCOUNT_PASSWORD_PRESENT, -1);
  }
}
