package dev.rootsweep.aws.root;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rootsweep.aws.Reach;
import dev.rootsweep.core.memory.MemoryLedger;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.CredentialRef;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.port.AuditSession;
import dev.rootsweep.core.port.DeletionSession;
import dev.rootsweep.core.port.RootAccess;
import dev.rootsweep.core.port.UnrecordedSession;
import dev.rootsweep.sandbox.Call;
import dev.rootsweep.sandbox.ExampleOrganization;
import dev.rootsweep.sandbox.Key;
import dev.rootsweep.sandbox.Member;
import dev.rootsweep.sandbox.Organization;
import dev.rootsweep.sandbox.Sandbox;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// All sessions share one client: no request may carry the credentials of another account's
/// session.
class SessionsAtOnceTest {
  private static final Instant MADE = Instant.parse("2020-02-03T04:05:06Z");
  private static final int ACCOUNTS = 25;
  private static final int THREADS = 20;

  private final MemoryLedger ledger = new MemoryLedger();
  private final Organization organization = ExampleOrganization.at(MADE);
  private final Sandbox sandbox = Sandbox.start(organization);
  private final RootAccess access = new StsRootAccess(Reach.hub(sandbox));
  private final Map<String, AccountId> issued = new ConcurrentHashMap<>();

  /// Each account holds two keys of its own, on two pages.
  @BeforeEach
  void fill() {
    organization.credentialsPerPage(1);
    for (int n = 0; n < ACCOUNTS; n++) {
      Key[] keys = keys(n).stream().map(id -> Key.active(id, MADE)).toArray(Key[]::new);
      organization.member(Member.named(account(n).value(), "member " + n).holding(keys));
    }
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void seeAndDeleteInTheirOwnAccountOnly() throws Exception {
    List<Callable<Set<String>>> tasks =
        IntStream.range(0, ACCOUNTS).<Callable<Set<String>>>mapToObj(n -> () -> empty(n)).toList();

    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<Set<String>>> found = threads.invokeAll(tasks);
      for (int n = 0; n < ACCOUNTS; n++) {
        assertEquals(keys(n), found.get(n).get());
      }
    }

    List<Call> asRoot = sandbox.record().calls(call -> call.service().equals("iam"));
    assertEquals(ACCOUNTS * 10, asRoot.size());
    for (Call call : asRoot) {
      AccountId account = requireNonNull(issued.get(call.accessKeyId()));
      assertEquals(account.value(), call.account().orElse(""));
    }
  }

  /// Reads with one session, deletes with another, between those of other accounts.
  private Set<String> empty(int n) {
    UnrecordedSession<AuditSession> opened = access.audit(account(n));
    issued.put(opened.key().accessKeyId(), account(n));
    AuditSession audit = opened.recordedIn(ledger);
    List<RootCredential> found = audit.credentials();
    UnrecordedSession<DeletionSession> door = access.deletion(account(n));
    issued.put(door.key().accessKeyId(), account(n));
    found.forEach(door.recordedIn(ledger)::delete);
    audit.summary();
    return found.stream()
        .map(RootCredential::ref)
        .map(CredentialRef::id)
        .collect(Collectors.toSet());
  }

  private static AccountId account(int n) {
    return new AccountId("%012d".formatted(1 + n));
  }

  private static Set<String> keys(int n) {
    return Set.of("AKIAEXAMPLEONE%06d".formatted(n), "AKIAEXAMPLETWO%06d".formatted(n));
  }
}
