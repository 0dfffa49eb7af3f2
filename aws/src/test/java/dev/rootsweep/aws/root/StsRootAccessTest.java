package dev.rootsweep.aws.root;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.aws.Reach;
import dev.rootsweep.core.memory.MemoryLedger;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.SessionKey;
import dev.rootsweep.core.port.AuditSession;
import dev.rootsweep.core.port.DeletionSession;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.port.PortFailure.Kind;
import dev.rootsweep.core.port.RootAccess;
import dev.rootsweep.core.port.UnrecordedSession;
import dev.rootsweep.sandbox.Call;
import dev.rootsweep.sandbox.ExampleOrganization;
import dev.rootsweep.sandbox.Faults;
import dev.rootsweep.sandbox.Organization;
import dev.rootsweep.sandbox.Sandbox;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StsRootAccessTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final AccountId MEMBER = new AccountId(ExampleOrganization.EVERYTHING);

  private final AtomicReference<Instant> time = new AtomicReference<>(NOW);
  private final Organization organization = ExampleOrganization.at(NOW);
  private final Sandbox sandbox = Sandbox.start(organization, 0, time::get);
  private final MemoryLedger ledger = new MemoryLedger();
  private final RootAccess access = new StsRootAccess(Reach.hub(sandbox));

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void opensAnAuditSessionWithOneCall() {
    UnrecordedSession<AuditSession> session = access.audit(MEMBER);

    Call call = sandbox.record().calls().getFirst();
    assertEquals(1, sandbox.record().calls().size());
    assertEquals("AssumeRoot", call.operation());
    assertEquals(
        Map.of(
            "DurationSeconds", "300",
            "TargetPrincipal", MEMBER.value(),
            "TaskPolicyArn.arn", "arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials"),
        call.parameters());
    assertEquals(NOW.plus(Duration.ofMinutes(5)), session.key().expiresAt());
  }

  @Test
  void opensADeletionSessionWithOneCall() {
    access.deletion(MEMBER);

    assertEquals(
        List.of("arn:aws:iam::aws:policy/root-task/IAMDeleteRootUserCredentials"),
        sandbox.record().calls().stream()
            .map(call -> call.parameters().get("TaskPolicyArn.arn"))
            .toList());
  }

  @Test
  void givesEverySessionItsOwnKeys() {
    SessionKey audit = access.audit(MEMBER).key();
    UnrecordedSession<DeletionSession> deletion = access.deletion(MEMBER);

    assertFalse(audit.accessKeyId().equals(deletion.key().accessKeyId()));
  }

  @Test
  void asksAsTheSessionThatItNotedAndAsNobodyElse() {
    UnrecordedSession<AuditSession> session = access.audit(MEMBER);

    session.recordedIn(ledger).summary();

    Call call = sandbox.record().calls().getLast();
    assertEquals(session.key().accessKeyId(), call.accessKeyId());
    assertTrue(ledger.isOurs(call.accessKeyId()));
    assertEquals(MEMBER.value(), call.account().orElse(""));
  }

  @Test
  void saysWhenTheFeatureIsOff() {
    organization.rootCredentialsManagement(false);

    assertEquals(Kind.FEATURE_OFF, refusal(MEMBER).kind());
  }

  @Test
  void saysWhenTrustedAccessIsOff() {
    organization.trustedAccess(false);

    assertEquals(Kind.TRUSTED_ACCESS_OFF, refusal(MEMBER).kind());
  }

  @Test
  void saysWhenTheHubIsNoDelegate() {
    organization.deregister(ExampleOrganization.HUB);

    assertEquals(Kind.NOT_AUTHORIZED, refusal(MEMBER).kind());
  }

  @Test
  void saysWhenTheRoleMayNotAssumeRoot() {
    organization.caller(ExampleOrganization.HUB_ROLE.withoutAssumeRoot());

    assertEquals(Kind.NOT_AUTHORIZED, refusal(MEMBER).kind());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ExampleOrganization.MANAGEMENT,
        ExampleOrganization.SUSPENDED,
        ExampleOrganization.CLOSED,
        ExampleOrganization.PENDING,
        "999999999999"
      })
  void saysThatAnAccountCannotBeEntered(String account) {
    PortFailure refusal = refusal(new AccountId(account));

    assertEquals(Kind.NOT_AUTHORIZED, refusal.kind());
    assertTrue(refusal.told().contains(account), refusal.told());
    assertTrue(refusal.told().startsWith("sts:AssumeRoot with IAMAudit"), refusal.told());
  }

  @Test
  void asksOnceWhereItIsRefused() {
    organization.account(MEMBER.value()).faults(Faults.none().notReady(1));

    refusal(MEMBER);

    assertEquals(1, sandbox.record().calls().size());
  }

  @Test
  void keepsSecretsOutOfEverythingThatCanBeShown() {
    organization.account(MEMBER.value()).rootDenied(true);
    UnrecordedSession<AuditSession> audit = access.audit(MEMBER);
    UnrecordedSession<DeletionSession> deletion = access.deletion(MEMBER);
    AuditSession look = audit.recordedIn(ledger);

    PortFailure failure = assertThrows(PortFailure.class, look::summary);

    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    String shown =
        audit
            + " "
            + look
            + " "
            + deletion.recordedIn(ledger)
            + " "
            + audit.key()
            + " "
            + deletion.key()
            + trace;
    assertTrue(shown.contains(audit.key().accessKeyId()));
    assertFalse(shown.contains("sandbox/"), shown);
    assertFalse(shown.contains("sandbox-token-"), shown);
  }

  private PortFailure refusal(AccountId account) {
    return assertThrows(PortFailure.class, () -> access.audit(account));
  }
}
