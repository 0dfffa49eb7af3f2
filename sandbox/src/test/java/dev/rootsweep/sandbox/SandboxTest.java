package dev.rootsweep.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.SummaryKeyType;
import software.amazon.awssdk.services.iam.model.User;

class SandboxTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final String TARGET = ExampleOrganization.EVERYTHING;

  private final AtomicReference<Instant> time = new AtomicReference<>(NOW);
  private final Organization organization = ExampleOrganization.at(NOW);
  private final Sandbox sandbox = Sandbox.start(organization, 0, time::get);
  private final Clients clients = Clients.of(sandbox);

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void listensOnLoopbackOnly() {
    assertEquals("127.0.0.1", sandbox.endpoint().getHost());
  }

  @Test
  void tellsARootSessionWhatTheRootUserHolds() {
    IamClient root = audit(TARGET);

    User user = root.getUser().user();

    assertEquals("arn:aws:iam::" + TARGET + ":root", user.arn());
    assertNull(user.userName());
    assertNull(user.path());
    assertEquals(2, root.listAccessKeys().accessKeyMetadata().size());
    assertEquals(1, root.listMFADevices().mfaDevices().size());
    assertEquals(1, present(root, SummaryKeyType.ACCOUNT_PASSWORD_PRESENT));
    assertEquals(1, present(root, SummaryKeyType.ACCOUNT_ACCESS_KEYS_PRESENT));
    assertEquals(0, present(root, SummaryKeyType.ACCOUNT_SIGNING_CERTIFICATES_PRESENT));
  }

  @Test
  void tellsWhenAndWhereAKeyWasLastUsed() {
    IamClient root = audit(ExampleOrganization.KEY_IN_USE);
    String key = root.listAccessKeys().accessKeyMetadata().getFirst().accessKeyId();

    assertEquals(
        "s3",
        root.getAccessKeyLastUsed(request -> request.accessKeyId(key))
            .accessKeyLastUsed()
            .serviceName());
  }

  @Test
  void deletesWhatADeletionSessionNames() {
    IamClient root = deletion(TARGET);

    root.deleteLoginProfile(request -> {});
    root.listAccessKeys()
        .accessKeyMetadata()
        .forEach(key -> root.deleteAccessKey(request -> request.accessKeyId(key.accessKeyId())));
    root.listMFADevices()
        .mfaDevices()
        .forEach(
            device ->
                root.deactivateMFADevice(request -> request.serialNumber(device.serialNumber())));

    assertEquals(List.of(), organization.account(TARGET).root());
    assertEquals(0, present(audit(TARGET), SummaryKeyType.MFA_DEVICES_IN_USE));
  }

  @Test
  void answersNoSuchEntityForWhatIsGone() {
    IamClient root = deletion(ExampleOrganization.HUB);

    AwsServiceException refused =
        assertThrows(
            AwsServiceException.class,
            () -> root.deleteAccessKey(request -> request.accessKeyId("AKIAEXAMPLEGONE00001")));

    assertEquals("NoSuchEntity", code(refused));
    assertEquals(404, refused.statusCode());
  }

  @Test
  void keepsADeletionSessionFromTheSummary() {
    IamClient root = deletion(TARGET);

    AwsServiceException refused =
        assertThrows(AwsServiceException.class, () -> root.getAccountSummary());

    assertEquals("AccessDenied", code(refused));
    assertEquals(403, refused.statusCode());
  }

  @Test
  void keepsAnAuditSessionFromDeleting() {
    IamClient root = audit(TARGET);

    AwsServiceException refused =
        assertThrows(AwsServiceException.class, () -> root.deleteLoginProfile(request -> {}));

    assertEquals("AccessDenied", code(refused));
    assertEquals(4, organization.account(TARGET).root().size());
  }

  @Test
  void endsASessionAfterFifteenMinutes() {
    IamClient root = audit(TARGET);

    time.set(NOW.plusSeconds(899));
    root.getUser();
    time.set(NOW.plusSeconds(900));
    AwsServiceException refused = assertThrows(AwsServiceException.class, root::getUser);

    assertEquals("ExpiredToken", code(refused));
  }

  @Test
  void refusesTheIamCallWhereAPolicyDeniesRoot() {
    IamClient root = audit(ExampleOrganization.ROOT_DENIED);

    AwsServiceException refused =
        assertThrows(AwsServiceException.class, () -> root.getAccountSummary());

    assertEquals("AccessDenied", code(refused));
    assertTrue(refused.awsErrorDetails().errorMessage().contains("service control policy"));
  }

  @Test
  void refusesAccountsThatAreNotActiveMembers() {
    for (String account :
        List.of(
            ExampleOrganization.SUSPENDED,
            ExampleOrganization.CLOSED,
            ExampleOrganization.PENDING,
            ExampleOrganization.MANAGEMENT,
            "999999999999")) {
      assertEquals(
          "AccessDenied", code(assertThrows(AwsServiceException.class, () -> audit(account))));
    }
  }

  @Test
  void followsAnAccountThatLeavesAndJoins() {
    organization.account(TARGET).leave();

    assertThrows(AwsServiceException.class, () -> audit(TARGET));
    organization.account(TARGET).join(JoinedMethod.INVITED, NOW);

    assertEquals(TARGET, audit(TARGET).getUser().user().userId());
  }

  @Test
  void turnsListsIntoPages() {
    organization.credentialsPerPage(1);

    assertEquals(1, audit(TARGET).listAccessKeys().accessKeyMetadata().size());
    assertTrue(audit(TARGET).listAccessKeys().isTruncated());
    assertEquals(2, audit(TARGET).listAccessKeysPaginator().accessKeyMetadata().stream().count());
  }

  @Test
  void opensRecoveryOnce() {
    IamClient root =
        clients.root(ExampleOrganization.HUB_ROLE, ExampleOrganization.HUB, Clients.RECOVERY);

    root.createLoginProfile(request -> {});
    AwsServiceException refused =
        assertThrows(AwsServiceException.class, () -> root.createLoginProfile(request -> {}));

    assertEquals("EntityAlreadyExists", code(refused));
    assertEquals(409, refused.statusCode());
  }

  @Test
  void switchesFeatures() {
    IamClient management = clients.iam(Clients.keys(ExampleOrganization.MANAGEMENT_ROLE));

    management.disableOrganizationsRootCredentialsManagement(request -> {});

    assertEquals(
        List.of("RootSessions"),
        management.listOrganizationsFeatures(request -> {}).enabledFeaturesAsStrings());
    assertThrows(AwsServiceException.class, () -> audit(TARGET));
  }

  private IamClient audit(String account) {
    return clients.root(ExampleOrganization.HUB_ROLE, account, Clients.AUDIT);
  }

  private IamClient deletion(String account) {
    return clients.root(ExampleOrganization.HUB_ROLE, account, Clients.DELETION);
  }

  private static int present(IamClient root, SummaryKeyType key) {
    return root.getAccountSummary().summaryMap().getOrDefault(key, -1);
  }

  private static String code(AwsServiceException refused) {
    return refused.awsErrorDetails().errorCode();
  }
}
