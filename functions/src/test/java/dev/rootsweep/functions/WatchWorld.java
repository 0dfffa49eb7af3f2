package dev.rootsweep.functions;

import dev.rootsweep.aws.AwsClients;
import dev.rootsweep.aws.wiring.ActivityParts;
import dev.rootsweep.aws.wiring.Wiring;
import dev.rootsweep.core.fake.FakeQueue;
import dev.rootsweep.core.fake.Journal;
import dev.rootsweep.core.memory.MemoryLedger;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.SessionKey;
import dev.rootsweep.core.model.TaskPolicy;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.settings.Settings;
import dev.rootsweep.core.signal.ActivitySignal;
import dev.rootsweep.core.triage.TriageOutcome;
import dev.rootsweep.sandbox.ExampleOrganization;
import dev.rootsweep.sandbox.Sandbox;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// The handler of root activity over the example organization.
final class WatchWorld implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-22T12:01:30Z");

  final FixedTime time = new FixedTime(NOW);
  final Sandbox sandbox = Sandbox.start(ExampleOrganization.at(NOW), 0, time::now);
  final MemoryLedger ledger = new MemoryLedger();
  final FakeQueue checks = new FakeQueue(new Journal());
  final KeptActivityQueue queue = new KeptActivityQueue();
  final Queue<Notice> notices = new ConcurrentLinkedQueue<>();
  final Queue<MessageResult<ActivitySignal, TriageOutcome>> answers = new ConcurrentLinkedQueue<>();
  private final AtomicInteger failures = new AtomicInteger();

  WatchWorld() {
    ledger.issued(
        new AccountId(ExampleOrganization.PASSWORD_AND_MFA),
        TaskPolicy.AUDIT,
        new SessionKey("ASIAEXAMPLEOURS00001", NOW));
  }

  /// Lets the channel fail so many times.
  void channelFails(int times) {
    failures.set(times);
  }

  private void tell(Notice notice) {
    if (failures.getAndDecrement() > 0) {
      throw new PortFailure(PortFailure.Kind.UNAVAILABLE, "telling", "no answer", null);
    }
    notices.add(notice);
  }

  RootActivityHandler handler() {
    return new RootActivityHandler(parts(), answers::add);
  }

  ActivityParts parts() {
    AwsClients clients = HubClients.of(sandbox);
    return Wiring.activity(
        settings(), clients, ledger, checks, queue, List.of(new KeptAlerts(this::tell)), time);
  }

  private static Settings settings() {
    return Settings.of(
        Map.of(
            "ROOTSWEEP_MANAGEMENT_ACCOUNT",
            ExampleOrganization.MANAGEMENT,
            "ROOTSWEEP_HUB_ACCOUNT",
            ExampleOrganization.HUB,
            "ROOTSWEEP_OWN_ROLES",
            "arn:aws:iam::222222222222:role/rootsweep-check"));
  }

  /// Hands a batch to the handler and returns the ids of the messages that failed.
  List<String> handle(String... bodies) {
    return World.failed(
        handler().handleRequest(Invocation.batch(List.of(bodies)), Invocation.fresh()));
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
