package dev.rootsweep.aws.root;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.rootsweep.aws.Reach;
import dev.rootsweep.core.memory.MemoryLedger;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.CredentialResult;
import dev.rootsweep.core.model.CredentialResult.Fate;
import dev.rootsweep.core.model.LastUse;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.port.DeletionSession;
import dev.rootsweep.sandbox.Account;
import dev.rootsweep.sandbox.Call;
import dev.rootsweep.sandbox.Certificate;
import dev.rootsweep.sandbox.ExampleOrganization;
import dev.rootsweep.sandbox.Faults;
import dev.rootsweep.sandbox.Key;
import dev.rootsweep.sandbox.Mfa;
import dev.rootsweep.sandbox.Organization;
import dev.rootsweep.sandbox.Password;
import dev.rootsweep.sandbox.Sandbox;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.IamException;

class IamDeletionSessionTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Instant MADE = Instant.parse("2020-02-03T04:05:06Z");
  private static final AccountId MEMBER = new AccountId("474747474747");
  private static final AccountId NEIGHBOUR = new AccountId("464646464646");
  private static final String DEVICE = "arn:aws:iam::474747474747:mfa/root-account-mfa-device";

  private static final RootCredential PASSWORD =
      new RootCredential.ConsolePassword(MADE, new LastUse.NoneRecorded());
  private static final RootCredential KEY =
      new RootCredential.AccessKey("AKIAEXAMPLETEST00001", true, MADE, new LastUse.NoneRecorded());
  private static final RootCredential CERTIFICATE =
      new RootCredential.SigningCertificate("EXAMPLECERTIFICATE000009", true, MADE);
  private static final RootCredential MFA = new RootCredential.MfaDevice(DEVICE, MADE);

  private final AtomicReference<Instant> time = new AtomicReference<>(NOW);
  private final Organization organization = ExampleOrganization.at(NOW);
  private final Account account = organization.account(MEMBER.value());
  private final Account neighbour = organization.account(NEIGHBOUR.value());
  private final Sandbox sandbox = Sandbox.start(organization, 0, time::get);

  @BeforeEach
  void giveBothAccountsTheSame() {
    for (Account each : List.of(account, neighbour)) {
      each.add(Password.created(MADE))
          .add(Key.active("AKIAEXAMPLETEST00001", MADE))
          .add(Certificate.active("EXAMPLECERTIFICATE000009", MADE))
          .add(new Mfa(DEVICE, MADE));
    }
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  static Stream<Arguments> deletions() {
    return Stream.of(
        Arguments.of(PASSWORD, "DeleteLoginProfile", Map.of()),
        Arguments.of(KEY, "DeleteAccessKey", Map.of("AccessKeyId", "AKIAEXAMPLETEST00001")),
        Arguments.of(
            CERTIFICATE,
            "DeleteSigningCertificate",
            Map.of("CertificateId", "EXAMPLECERTIFICATE000009")),
        Arguments.of(MFA, "DeactivateMFADevice", Map.of("SerialNumber", DEVICE)));
  }

  @ParameterizedTest
  @MethodSource("deletions")
  void deletesOneCredentialAndNoOther(
      RootCredential credential, String operation, Map<String, String> parameters) {
    CredentialResult result = deletion().delete(credential);

    Call call = sandbox.record().calls().getLast();
    assertEquals(CredentialResult.removed(credential), result);
    assertEquals(operation, call.operation());
    assertEquals(parameters, call.parameters());
    assertEquals(MEMBER.value(), call.account().orElse(""));
    assertEquals(2, sandbox.record().calls().size());
    assertEquals(3, account.root().size());
    assertEquals(4, neighbour.root().size());
  }

  @ParameterizedTest
  @MethodSource("deletions")
  void callsAbsentWhatIsGone(
      RootCredential credential, String operation, Map<String, String> parameters) {
    DeletionSession session = deletion();

    session.delete(credential);
    CredentialResult again = session.delete(credential);

    assertEquals(CredentialResult.absent(credential), again);
    assertTrue(again.gone());
  }

  @ParameterizedTest
  @MethodSource("deletions")
  void saysWhyADeletionDidNotHappen(
      RootCredential credential, String operation, Map<String, String> parameters) {
    account.faults(Faults.none().denyDeletion(operation));

    CredentialResult result = deletion().delete(credential);

    assertEquals(Fate.FAILED, result.fate());
    assertTrue(result.detail().contains("service control policy"), result.detail());
    assertTrue(result.refused());
    assertFalse(result.gone());
    assertEquals(4, account.root().size());
  }

  @ParameterizedTest
  @MethodSource("deletions")
  void failsOnceTheSessionHasEnded(
      RootCredential credential, String operation, Map<String, String> parameters) {
    DeletionSession session = deletion();
    time.set(NOW.plusSeconds(300));

    CredentialResult result = session.delete(credential);

    assertEquals(Fate.FAILED, result.fate());
    assertTrue(result.detail().startsWith("ExpiredToken"), result.detail());
    assertFalse(result.refused());
    assertEquals(4, account.root().size());
  }

  @ParameterizedTest
  @CsvSource({
    "409, ConcurrentModification, false",
    "400, ValidationError, false",
    "403, InvalidClientTokenId, true"
  })
  void takesNoOtherAnswerForGone(int status, String code, boolean refused) {
    HttpServer server =
        Reach.answering(
            status,
            "text/xml",
            "<ErrorResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"><Error><Code>"
                + code
                + "</Code><Message>made up</Message></Error></ErrorResponse>");
    try {
      IamClient iam = Reach.hub(server).iam();

      CredentialResult result = new IamDeletionSession(MEMBER, iam, MadeUp.signature()).delete(KEY);

      assertEquals(new CredentialResult(KEY, Fate.FAILED, code + ": made up", refused), result);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void failsWhenNobodyAnswers() {
    DeletionSession session = deletion();
    sandbox.close();

    CredentialResult result = session.delete(KEY);

    assertEquals(Fate.FAILED, result.fate());
    assertEquals(4, account.root().size());
  }

  @Test
  void awsRefusesADeletionInAnAuditSession() {
    SessionSignature audit = signature("IAMAuditRootUserCredentials");

    IamException refusal =
        assertThrows(IamException.class, () -> iam().deleteLoginProfile(audit::on));

    assertEquals("AccessDenied", refusal.awsErrorDetails().errorCode());
    assertEquals(4, account.root().size());
  }

  @Test
  void awsRefusesTheSummaryInADeletionSession() {
    SessionSignature deletion = signature("IAMDeleteRootUserCredentials");

    IamException refusal =
        assertThrows(IamException.class, () -> iam().getAccountSummary(deletion::on));

    assertEquals("AccessDenied", refusal.awsErrorDetails().errorCode());
  }

  private DeletionSession deletion() {
    return new StsRootAccess(Reach.hub(sandbox)).deletion(MEMBER).recordedIn(new MemoryLedger());
  }

  private IamClient iam() {
    return Reach.hub(sandbox).iam();
  }

  private SessionSignature signature(String task) {
    String arn = "arn:aws:iam::aws:policy/root-task/" + task;
    return new SessionSignature(
        Reach.hub(sandbox)
            .sts()
            .assumeRoot(r -> r.targetPrincipal(MEMBER.value()).taskPolicyArn(p -> p.arn(arn)))
            .credentials());
  }
}
