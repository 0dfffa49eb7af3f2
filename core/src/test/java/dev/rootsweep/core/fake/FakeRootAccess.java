package dev.rootsweep.core.fake;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.CredentialRef;
import dev.rootsweep.core.model.CredentialResult;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.model.RootSummary;
import dev.rootsweep.core.model.SessionKey;
import dev.rootsweep.core.model.TaskPolicy;
import dev.rootsweep.core.port.AuditSession;
import dev.rootsweep.core.port.DeletionSession;
import dev.rootsweep.core.port.RootAccess;
import dev.rootsweep.core.port.UnrecordedSession;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Member accounts whose root users hold what a test gives them.
public final class FakeRootAccess implements RootAccess {
  private final Journal journal;
  private final FakeTime time;
  private final Map<AccountId, FakeRootUser> users = new HashMap<>();
  private int sessions;

  public FakeRootAccess(Journal journal, FakeTime time) {
    this.journal = journal;
    this.time = time;
  }

  @Override
  public UnrecordedSession<AuditSession> audit(AccountId account) {
    return journal.call(
        account + " audit",
        () ->
            new UnrecordedSession<>(
                account, TaskPolicy.AUDIT, newKey(), new Audit(account, user(account))));
  }

  @Override
  public UnrecordedSession<DeletionSession> deletion(AccountId account) {
    return journal.call(
        account + " deletion",
        () -> {
          user(account).meetDeletion();
          return new UnrecordedSession<>(
              account, TaskPolicy.DELETION, newKey(), new Deletion(account, user(account)));
        });
  }

  /// Returns the root user of an account.
  public synchronized FakeRootUser user(AccountId account) {
    return users.computeIfAbsent(account, _ -> new FakeRootUser());
  }

  private synchronized SessionKey newKey() {
    sessions++;
    Instant end = time.now().plus(Duration.ofMinutes(15));
    return new SessionKey("ASIAFAKE%012d".formatted(sessions), end);
  }

  private final class Audit implements AuditSession {
    private final AccountId account;
    private final FakeRootUser user;

    private Audit(AccountId account, FakeRootUser user) {
      this.account = account;
      this.user = user;
    }

    @Override
    public RootSummary summary() {
      return journal.call(account + " summary", user::summary);
    }

    @Override
    public List<RootCredential> credentials(Set<CredentialRef.Kind> kinds) {
      String which = kinds.size() == CredentialRef.Kind.values().length ? "" : " of " + kinds;
      return journal.call(
          account + " credentials" + which,
          () -> user.listed().stream().filter(one -> kinds.contains(one.ref().kind())).toList());
    }

    @Override
    public Optional<Instant> passwordCreated() {
      return journal.call(account + " password", user::passwordCreated);
    }
  }

  private final class Deletion implements DeletionSession {
    private final AccountId account;
    private final FakeRootUser user;

    private Deletion(AccountId account, FakeRootUser user) {
      this.account = account;
      this.user = user;
    }

    @Override
    public CredentialResult delete(RootCredential credential) {
      CredentialRef ref = credential.ref();
      return journal.call(account + " delete " + ref, () -> user.delete(credential));
    }
  }
}
