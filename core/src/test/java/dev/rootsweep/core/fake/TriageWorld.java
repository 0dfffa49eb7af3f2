package dev.rootsweep.core.fake;

import dev.rootsweep.core.memory.MemoryLedger;
import dev.rootsweep.core.model.Account;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.AccountState;
import dev.rootsweep.core.model.JoinedMethod;
import dev.rootsweep.core.model.Lease;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.OrganizationalUnit;
import dev.rootsweep.core.model.SessionKey;
import dev.rootsweep.core.model.TaskPolicy;
import dev.rootsweep.core.port.Ledger;
import dev.rootsweep.core.settings.Settings;
import dev.rootsweep.core.signal.ActivitySignal;
import dev.rootsweep.core.signal.Reread;
import dev.rootsweep.core.signal.RootActivity;
import dev.rootsweep.core.triage.TriageOutcome;
import dev.rootsweep.core.triage.TriageRootActivity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/// An organization whose root activity the real use case judges over fakes.
public final class TriageWorld {
  public static final AccountId MANAGEMENT = new AccountId("111111111111");
  public static final AccountId HUB = new AccountId("222222222222");
  public static final AccountId MEMBER = new AccountId("303030303030");
  public static final AccountId OTHER = new AccountId("313131313131");
  public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  public static final String OWN_ROLE = "arn:aws:iam::222222222222:role/rootsweep-check";
  public static final String OWN_KEY = "00000000-0000-4000-8000-00000000cafe";
  public static final String OUR_KEY = "ASIAEXAMPLEOURS00001";
  public static final String DENY_ROOT = "p-denyroot1";

  public final Journal journal = new Journal();
  public final FakeTime time = new FakeTime(NOON.plusSeconds(90));
  public final FakeDirectory directory = new FakeDirectory(journal);
  public final FakeQueue checks = new FakeQueue(journal);
  public final FakeActivityQueue queue = new FakeActivityQueue(journal);
  public final FakeAlerts alerts = new FakeAlerts(journal);
  public final FakeAlerts second = new FakeAlerts(journal, "second");

  /// The ledger, read and written behind the journal's back.
  public final Ledger ledger;

  private final AtomicInteger ids = new AtomicInteger();
  private final TriageRootActivity useCase;

  /// Makes a world over a ledger in memory.
  public TriageWorld() {
    this(new MemoryLedger());
  }

  /// Makes a world over a ledger, which knows one session of ours.
  public TriageWorld(Ledger ledger) {
    this(ledger, Runnable::run);
  }

  /// Makes a world over a ledger, whose channels are tasks for `threads`.
  public TriageWorld(Ledger ledger, Executor threads) {
    this.ledger = ledger;
    ledger.issued(
        MEMBER, TaskPolicy.AUDIT, new SessionKey(OUR_KEY, NOON.plus(Duration.ofMinutes(15))));
    put(MANAGEMENT, "Management", "Root");
    put(HUB, "Security Tooling", "Security");
    put(MEMBER, "Payments Prod", "Workloads", "Prod");
    put(OTHER, "Legacy Billing", "Workloads", "Prod");
    this.useCase =
        new TriageRootActivity(
            directory,
            new WatchedLedger(journal, ledger),
            checks,
            queue,
            List.of(alerts, second),
            time,
            () -> "owner-" + ids.incrementAndGet(),
            threads,
            settings());
  }

  /// Returns the settings of this world.
  public static Settings settings() {
    return Settings.of(
        Map.of(
            "ROOTSWEEP_MANAGEMENT_ACCOUNT",
            MANAGEMENT.value(),
            "ROOTSWEEP_HUB_ACCOUNT",
            HUB.value(),
            "ROOTSWEEP_OWN_ROLES",
            OWN_ROLE,
            "ROOTSWEEP_DEPLOYMENT_ROLES",
            "arn:aws:iam::222222222222:role/cdk-deploy",
            "ROOTSWEEP_OWN_RESOURCES",
            "rootsweep*,StackSet-rootsweep*," + OWN_KEY,
            "ROOTSWEEP_DENY_ROOT_POLICY",
            DENY_ROOT,
            "ROOTSWEEP_LEDGER_TABLE",
            "rootsweep-ledger",
            "AWS_REGION",
            "us-east-1"));
  }

  /// Handles an activity to its end, and returns the severity of its alert, or what else became of
  /// it: `CRITICAL`, `Counted`.
  public String verdict(RootActivity activity) {
    return switch (settle(activity)) {
      case TriageOutcome.Alerted(Notice notice) -> notice.severity().name();
      case TriageOutcome other -> other.name();
    };
  }

  private void put(AccountId id, String name, String... units) {
    directory.put(
        new Account(
            id, name, AccountState.ACTIVE, JoinedMethod.CREATED, Instant.EPOCH, MANAGEMENT));
    List<OrganizationalUnit> path = new ArrayList<>();
    path.add(new OrganizationalUnit("r-exam", "Root"));
    for (String unit : units) {
      path.add(new OrganizationalUnit("ou-" + unit, unit));
    }
    List<OrganizationalUnit> above = id.equals(MANAGEMENT) ? path.subList(0, 1) : path;
    directory.place(id, above.toArray(OrganizationalUnit[]::new));
  }

  /// Handles a message once.
  public TriageOutcome handle(ActivitySignal signal) {
    return useCase.handle(signal);
  }

  /// Handles a message, and again each time that it comes back by itself.
  public TriageOutcome settle(ActivitySignal signal) {
    TriageOutcome outcome = handle(signal);
    while (outcome instanceof TriageOutcome.Waiting waiting) {
      time.advance(waiting.comesBackIn());
      outcome =
          queue.drain().stream()
              .map(FakeActivityQueue.Sent::message)
              .filter(Reread.class::isInstance)
              .map(this::handle)
              .toList()
              .getLast();
    }
    return outcome;
  }

  /// Lets the time of every burst pass, and returns what then becomes of them.
  public List<TriageOutcome> endBursts() {
    time.advance(TriageRootActivity.SUMMARY_AFTER);
    return queue.drain().stream().map(FakeActivityQueue.Sent::message).map(this::handle).toList();
  }

  /// Opens a recovery lease of the member, from an hour before noon to an hour after.
  public void lease() {
    ledger.grant(
        new Lease(
            "lease-1",
            MEMBER,
            NOON.minus(Duration.ofHours(1)),
            NOON.plus(Duration.ofHours(1)),
            "arn:aws:iam::222222222222:role/operator",
            "locked bucket"));
  }

  /// Returns the notices that the first channel sent.
  public List<Notice> sent() {
    return alerts.sent();
  }
}
