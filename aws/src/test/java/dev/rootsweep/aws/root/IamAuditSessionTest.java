package dev.rootsweep.aws.root;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.aws.Reach;
import dev.rootsweep.core.memory.MemoryLedger;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.LastUse;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.model.RootSummary;
import dev.rootsweep.core.port.AuditSession;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.port.PortFailure.Kind;
import dev.rootsweep.sandbox.Account;
import dev.rootsweep.sandbox.Call;
import dev.rootsweep.sandbox.Certificate;
import dev.rootsweep.sandbox.ExampleOrganization;
import dev.rootsweep.sandbox.Faults;
import dev.rootsweep.sandbox.Key;
import dev.rootsweep.sandbox.Mfa;
import dev.rootsweep.sandbox.Organization;
import dev.rootsweep.sandbox.Password;
import dev.rootsweep.sandbox.Rendezvous;
import dev.rootsweep.sandbox.Sandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IamAuditSessionTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Instant MADE = Instant.parse("2020-02-03T04:05:06Z");
  private static final Instant USED = Instant.parse("2024-05-06T07:08:09Z");
  private static final AccountId MEMBER = new AccountId("474747474747");

  private final AtomicReference<Instant> time = new AtomicReference<>(NOW);
  private final Organization organization = ExampleOrganization.at(NOW);
  private final Account account = organization.account(MEMBER.value());
  private final Sandbox sandbox = Sandbox.start(organization, 0, time::get);

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void findsNothingWhereNothingIs() {
    AuditSession session = audit();

    assertTrue(session.summary().clean());
    assertEquals(List.of(), session.credentials());
  }

  @Test
  void countsWhatIsThere() {
    everything();

    assertEquals(new RootSummary(1, 1, 1, 1), audit().summary());
  }

  @Test
  void findsEveryKindWithItsLastUse() {
    everything();

    List<RootCredential> found = audit().credentials();

    assertEquals(
        List.of(
            new RootCredential.ConsolePassword(
                MADE, new LastUse.Used(USED, Optional.empty(), Optional.empty())),
            new RootCredential.AccessKey(
                "AKIAEXAMPLETEST00001",
                true,
                MADE,
                new LastUse.Used(USED, Optional.of("s3"), Optional.of("eu-west-1"))),
            new RootCredential.AccessKey(
                "AKIAEXAMPLETEST00002", false, MADE, new LastUse.NoneRecorded()),
            new RootCredential.SigningCertificate("EXAMPLECERTIFICATE000009", true, MADE),
            new RootCredential.MfaDevice(
                "arn:aws:iam::474747474747:mfa/root-account-mfa-device", MADE)),
        found);
  }

  @Test
  void findsAPasswordThatNobodyUsed() {
    account.add(Password.created(MADE));

    assertEquals(
        List.of(new RootCredential.ConsolePassword(MADE, new LastUse.NoneRecorded())),
        audit().credentials());
  }

  @Test
  void doesNotTakeAnOldUseForAPassword() {
    account.add(Password.created(MADE).used(USED)).remove(Password.ID);

    assertEquals(List.of(), audit().credentials());
  }

  /// AWS denies the last use of a key that is gone; the list still shows it.
  @Test
  void takesAKeyThatIsGoneForAConflictThatPasses() {
    account.add(Key.active("AKIAEXAMPLETEST00001", MADE));
    time.set(NOW.plusSeconds(60));
    account.faults(Faults.none().staleFor("ListAccessKeys", Duration.ofSeconds(30)));
    account.remove("AKIAEXAMPLETEST00001");

    PortFailure failure = assertThrows(PortFailure.class, () -> audit().credentials());

    assertEquals(PortFailure.Kind.CONFLICT, failure.kind());
    assertTrue(failure.said().contains("may be gone although a list still shows it"));
  }

  @Test
  void readsEveryPage() {
    organization.credentialsPerPage(1);
    everything();
    account.add(Certificate.active("EXAMPLECERTIFICATE000010", MADE));
    account.add(new Mfa("GAHT12345678", MADE));

    List<RootCredential> found = audit().credentials();

    assertEquals(7, found.size());
    assertEquals(2, calls("ListAccessKeys"));
    assertEquals(2, calls("ListSigningCertificates"));
    assertEquals(2, calls("ListMFADevices"));
  }

  @Test
  void readsTheListsAtOnce() {
    everything();
    Rendezvous lists =
        Rendezvous.of(
            "GetLoginProfile", "ListAccessKeys", "ListSigningCertificates", "ListMFADevices");
    Rendezvous lastUses = Rendezvous.of(2, "GetAccessKeyLastUsed");
    Rendezvous secondRound = Rendezvous.of("GetUser", "GetAccessKeyLastUsed");
    account.faults(Faults.none().rendezvous(lists).rendezvous(lastUses).rendezvous(secondRound));

    audit().credentials();

    assertTrue(lists.met());
    assertTrue(lastUses.met());
    assertTrue(secondRound.met());
  }

  @Test
  void asksForTheUseOfAPasswordOnlyWhereThereIsOne() {
    audit().credentials();

    assertEquals(1, calls("GetLoginProfile"));
    assertEquals(0, calls("GetUser"));
  }

  @Test
  void namesNoUser() {
    everything();
    AuditSession session = audit();

    session.summary();
    session.credentials();

    assertTrue(
        sandbox.record().calls().stream()
            .noneMatch(call -> call.parameters().containsKey("UserName")));
  }

  @Test
  void onlyReads() {
    everything();
    AuditSession session = audit();

    session.summary();
    session.credentials();

    assertEquals(
        Set.of(
            "AssumeRoot",
            "GetAccountSummary",
            "GetUser",
            "GetLoginProfile",
            "ListAccessKeys",
            "GetAccessKeyLastUsed",
            "ListSigningCertificates",
            "ListMFADevices"),
        sandbox.record().calls().stream().map(Call::operation).collect(Collectors.toSet()));
    assertEquals(5, account.root().size());
  }

  @Test
  void neverReadsADenialAsNothing() {
    account.rootDenied(true);
    AuditSession session = audit();

    PortFailure summary = assertThrows(PortFailure.class, session::summary);
    PortFailure credentials = assertThrows(PortFailure.class, session::credentials);

    assertEquals(Kind.DENIED_BY_POLICY, summary.kind());
    assertEquals(Kind.DENIED_BY_POLICY, credentials.kind());
    assertTrue(summary.told().startsWith("iam:GetAccountSummary as root of 474747474747: "));
  }

  @Test
  void saysWhenTheSessionHasEnded() {
    AuditSession session = audit();
    time.set(NOW.plusSeconds(300));

    assertEquals(Kind.EXPIRED, assertThrows(PortFailure.class, session::summary).kind());
    assertEquals(Kind.EXPIRED, assertThrows(PortFailure.class, session::credentials).kind());
  }

  private void everything() {
    account
        .add(Password.created(MADE).used(USED))
        .add(Key.active("AKIAEXAMPLETEST00001", MADE).used(USED, "s3", "eu-west-1"))
        .add(Key.active("AKIAEXAMPLETEST00002", MADE).inactive())
        .add(Certificate.active("EXAMPLECERTIFICATE000009", MADE))
        .add(Mfa.virtual(MEMBER.value(), MADE));
  }

  private AuditSession audit() {
    return new StsRootAccess(Reach.hub(sandbox)).audit(MEMBER).recordedIn(new MemoryLedger());
  }

  private long calls(String operation) {
    return sandbox.record().calls(call -> call.operation().equals(operation)).size();
  }
}
