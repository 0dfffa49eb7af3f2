package dev.rootsweep.functions.hard;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.rootsweep.aws.AwsClients;
import dev.rootsweep.aws.queue.LogAlerts;
import dev.rootsweep.aws.wiring.CheckParts;
import dev.rootsweep.aws.wiring.Wiring;
import dev.rootsweep.core.check.CheckOutcome;
import dev.rootsweep.core.memory.MemoryLedger;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.AccountState;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.port.Alerts;
import dev.rootsweep.core.port.Ledger;
import dev.rootsweep.core.port.MessageQueue;
import dev.rootsweep.core.settings.Settings;
import dev.rootsweep.core.signal.AccountSignal;
import dev.rootsweep.core.signal.Cause;
import dev.rootsweep.core.signal.CheckDue;
import dev.rootsweep.core.signal.CheckMessage;
import dev.rootsweep.core.signal.Listing;
import dev.rootsweep.core.signal.Origin;
import dev.rootsweep.functions.CheckHandler;
import dev.rootsweep.functions.CheckQueueOutcome;
import dev.rootsweep.functions.FixedTime;
import dev.rootsweep.functions.Invocation;
import dev.rootsweep.functions.KeptAlerts;
import dev.rootsweep.functions.MessageResult;
import dev.rootsweep.functions.ResultFormat;
import dev.rootsweep.functions.SweepHandler;
import dev.rootsweep.functions.World;
import dev.rootsweep.sandbox.Account;
import dev.rootsweep.sandbox.Call;
import dev.rootsweep.sandbox.ExampleOrganization;
import dev.rootsweep.sandbox.Organization;
import dev.rootsweep.sandbox.RootCredential;
import dev.rootsweep.sandbox.Sandbox;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.regions.Region;

/// One run of the product over one organization, with everything that it asked, was told and said.
///
/// What it said holds no secret: that is looked at when the run is closed.
final class Trial implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-22T12:10:00Z");
  static final Instant LONG_AGO = Instant.parse("2020-02-03T04:05:06Z");
  static final AccountId HUB = new AccountId(ExampleOrganization.HUB);

  /// An outcome, and what the root user truly held when it was told.
  record Ended(CheckOutcome outcome, List<RootCredential> held) {}

  final FixedTime time = new FixedTime(NOW);
  final Organization organization;
  final Sandbox sandbox;
  final Wire wire;
  final DelayedCheckQueue queue = new DelayedCheckQueue(time);
  final Queue<Notice> notices = new ConcurrentLinkedQueue<>();
  final Queue<MessageResult<AccountSignal, CheckQueueOutcome>> answers =
      new ConcurrentLinkedQueue<>();
  final Queue<Ended> ended = new ConcurrentLinkedQueue<>();
  final Secrets secrets = new Secrets();
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final LogTap log = new LogTap(said::writeBytes);
  private final AtomicInteger events = new AtomicInteger();
  private final LogAlerts logged = new LogAlerts();
  final Ledger ledger;
  private final Settings settings;

  Trial(Organization organization, Ledger ledger, Map<String, String> settings) {
    this.organization = organization;
    this.ledger = ledger;
    this.sandbox = Sandbox.start(organization, 0, time::now);
    this.wire = new Wire(sandbox.endpoint(), secrets::learn);
    Map<String, String> all = new HashMap<>();
    all.put("ROOTSWEEP_MODE", "enforce");
    all.put("ROOTSWEEP_MANAGEMENT_ACCOUNT", ExampleOrganization.MANAGEMENT);
    all.put("ROOTSWEEP_HUB_ACCOUNT", ExampleOrganization.HUB);
    all.putAll(settings);
    this.settings = Settings.of(all);
    secrets.add(ExampleOrganization.HUB_ROLE.secretAccessKey());
  }

  static Trial over(Organization organization) {
    return with(organization, Map.of());
  }

  /// A trial with these settings. A first sweep is behind it, so that a sweep may remove.
  static Trial with(Organization organization, Map<String, String> settings) {
    return swept(new Trial(organization, new MemoryLedger(), settings));
  }

  /// Puts a first sweep behind a trial, so that a sweep may remove.
  static Trial swept(Trial trial) {
    trial.ledger.beginSweep("sweep-0");
    trial.ledger.endSweep("sweep-0");
    return trial;
  }

  static Trial ofExample() {
    return over(ExampleOrganization.at(NOW));
  }

  /// Makes the parts of a new process.
  CheckParts parts() {
    return parts(ledger, queue, new KeptAlerts(this::tell));
  }

  /// Makes the parts of a new process, which reaches ledger, queue and people by other ways.
  CheckParts parts(
      Ledger watchedLedger, MessageQueue<CheckMessage> watchedQueue, Alerts watchedAlerts) {
    return Wiring.checks(settings, clients(), watchedLedger, watchedQueue, watchedAlerts, time);
  }

  /// Makes the clients of a new process, whose retries do not wait.
  AwsClients clients() {
    return clients(wire.endpoint());
  }

  static AwsClients clients(URI endpoint) {
    return AwsClients.at(
            endpoint,
            Region.US_EAST_1,
            AwsBasicCredentials.create(
                ExampleOrganization.HUB_ROLE.accessKeyId(),
                ExampleOrganization.HUB_ROLE.secretAccessKey()))
        .withoutBackOff()
        .withoutDeadlines();
  }

  /// Returns a first check of that account, asked for now.
  CheckDue due(AccountId account, Cause cause) {
    return CheckDue.first(account, cause, origin(account));
  }

  /// Returns a sweep's check of that account, listed now.
  CheckDue swept(AccountId account) {
    Listing listing = new Listing("sweep-1", "Shop", AccountState.ACTIVE, LONG_AGO, time.now());
    return CheckDue.swept(account, listing, origin(account));
  }

  private Origin origin(AccountId account) {
    return new Origin(
        "event-" + account + "-" + events.incrementAndGet(), HUB, "us-east-1", time.now());
  }

  /// Starts a sweep as its schedule does, and runs it to its end; returns how its start was told.
  String sweep(String id) {
    String started = start(id);
    run();
    return started;
  }

  /// Starts a sweep as its schedule does; returns how its start was told.
  String start(String id) {
    return start(id, Invocation.fresh());
  }

  /// Starts a sweep as its schedule does, in such an invocation.
  String start(String id, Invocation invocation) {
    String event =
        World.sample("scheduled-sweep")
            .replace("00000000-0000-4000-8000-000000000012", id)
            .replace("2026-11-22T12:00:00Z", time.now().toString());
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    new SweepHandler(Wiring.sweep(settings, clients(), ledger, queue, Map.of(), time), _ -> {})
        .handleRequest(
            new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), answer, invocation);
    return answer.toString(StandardCharsets.UTF_8);
  }

  /// Queues a check.
  void put(CheckDue due) {
    queue.put(World.body(due));
  }

  /// Makes a new process.
  CheckHandler handler() {
    return new CheckHandler(parts(), this::keep);
  }

  void tell(Notice notice) {
    notices.addAll(KeptAlerts.told(notice, ledger));
    logged.send(notice);
  }

  /// Keeps an answer that the product gave.
  void keep(MessageResult<AccountSignal, CheckQueueOutcome> answer) {
    answers.add(answer);
    say(ResultFormat.ofChecks().json(answer).toString());
    say(answer.toString());
    if (answer
        instanceof
        MessageResult.Done<?, ?>(_, _, CheckQueueOutcome.Checked(CheckOutcome outcome))) {
      ended.add(new Ended(outcome, held(outcome.account())));
    }
  }

  /// What the root user truly holds; nothing for an account that AWS does not know either.
  List<RootCredential> held(AccountId account) {
    try {
      return account(account).root();
    } catch (IllegalArgumentException _) {
      return List.of();
    }
  }

  /// Adds to what the product said.
  void say(String text) {
    said.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  Account account(AccountId account) {
    return organization.account(account.value());
  }

  /// Delivers messages until none is left, at most for a day of simulated time.
  void run() {
    CheckHandler handler = handler();
    Instant end = time.now().plus(Duration.ofDays(1));
    while (queue.deliver(end, event -> handle(handler, event))) {
      // The queue counts.
    }
  }

  SQSBatchResponse handle(CheckHandler handler, SQSEvent event) {
    return handler.handleRequest(event, Invocation.fresh());
  }

  /// Returns every call that tried to change a root user.
  List<Call> deletions() {
    return sandbox
        .record()
        .calls(call -> call.service().equals("iam") && call.operation().startsWith("De"));
  }

  /// Returns how the checks of an account ended, in order; those that only wait are left out.
  List<CheckOutcome> outcomes(AccountId account) {
    return ended.stream()
        .map(Ended::outcome)
        .filter(outcome -> outcome.account().equals(account))
        .filter(outcome -> !(outcome instanceof CheckOutcome.NotReady))
        .toList();
  }

  /// Returns every secret that was said, in a log line, an answer or a row of the ledger.
  Set<String> leaks() {
    Set<AccountId> accounts = new HashSet<>();
    ended.forEach(one -> accounts.add(one.outcome().account()));
    accounts.forEach(one -> say(ledger.standing(one) + " " + ledger.proofs(one)));
    notices.forEach(notice -> say(notice.toString()));
    queue.waiting().forEach(this::say);
    queue.dead().forEach(dead -> say(dead.reason()));
    return secrets.in(said.toByteArray());
  }

  @Override
  public void close() {
    wire.close();
    sandbox.close();
    log.close();
    Set<String> leaks = leaks();
    if (!leaks.isEmpty()) {
      throw new AssertionError("these were said: " + leaks);
    }
  }
}
