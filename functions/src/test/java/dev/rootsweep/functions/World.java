package dev.rootsweep.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import dev.rootsweep.aws.AwsClients;
import dev.rootsweep.aws.event.OwnMessages;
import dev.rootsweep.aws.wiring.CheckParts;
import dev.rootsweep.aws.wiring.SweepParts;
import dev.rootsweep.aws.wiring.Wiring;
import dev.rootsweep.core.check.CheckOutcome;
import dev.rootsweep.core.fake.FakeQueue;
import dev.rootsweep.core.fake.Journal;
import dev.rootsweep.core.memory.MemoryLedger;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.AccountState;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.port.Ledger;
import dev.rootsweep.core.port.MessageQueue;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.settings.Settings;
import dev.rootsweep.core.signal.AccountSignal;
import dev.rootsweep.core.signal.Cause;
import dev.rootsweep.core.signal.CheckDue;
import dev.rootsweep.core.signal.CheckMessage;
import dev.rootsweep.core.signal.Listing;
import dev.rootsweep.core.signal.Origin;
import dev.rootsweep.core.signal.OwnMessage;
import dev.rootsweep.sandbox.Account;
import dev.rootsweep.sandbox.Call;
import dev.rootsweep.sandbox.ExampleOrganization;
import dev.rootsweep.sandbox.Organization;
import dev.rootsweep.sandbox.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/// The handler over the example organization, with everything that can be looked at afterwards.
///
/// A first sweep is behind it, so that a sweep may remove.
public final class World implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-22T12:10:00Z");
  static final Instant LONG_AGO = Instant.parse("2020-02-03T04:05:06Z");
  static final AccountId HUB = new AccountId(ExampleOrganization.HUB);
  static final AccountId CLEAN = new AccountId("474747474747");

  private static final Origin ORIGIN = new Origin("event-1", HUB, "us-east-1", NOW);

  final FixedTime time = new FixedTime(NOW);
  final Organization organization = ExampleOrganization.at(NOW);
  final Sandbox sandbox = Sandbox.start(organization, 0, time::now);
  final MemoryLedger ledger = new MemoryLedger();
  final Journal journal = new Journal();
  final FakeQueue queue = new FakeQueue(journal);
  final Queue<Notice> notices = new ConcurrentLinkedQueue<>();
  final Queue<MessageResult<AccountSignal, CheckQueueOutcome>> answers =
      new ConcurrentLinkedQueue<>();
  private final Settings settings;

  private World(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>();
    all.put("ROOTSWEEP_MODE", "enforce");
    all.put("ROOTSWEEP_MANAGEMENT_ACCOUNT", ExampleOrganization.MANAGEMENT);
    all.put("ROOTSWEEP_HUB_ACCOUNT", ExampleOrganization.HUB);
    all.putAll(settings);
    this.settings = Settings.of(all);
    ledger.beginSweep("sweep-0");
    ledger.endSweep("sweep-0");
  }

  static World enforcing() {
    return new World(Map.of());
  }

  static World with(String setting, String value) {
    return new World(Map.of(setting, value));
  }

  CheckParts parts() {
    return Wiring.checks(settings, clients(), ledger, queue, new KeptAlerts(notices::add), time);
  }

  /// Returns the parts over another ledger and another queue.
  CheckParts parts(Ledger other, MessageQueue<CheckMessage> checks) {
    return Wiring.checks(settings, clients(), other, checks, new KeptAlerts(notices::add), time);
  }

  SweepParts sweepParts() {
    return Wiring.sweep(settings, clients(), ledger, queue, Map.of(), time);
  }

  private AwsClients clients() {
    return HubClients.of(sandbox);
  }

  /// Lets the queue take no check of an account from now on.
  void refuseToQueue(AccountId account) {
    journal.refuse(account + " queue.send", PortFailure.Kind.UNAVAILABLE);
  }

  CheckHandler handler() {
    return new CheckHandler(parts(), answers::add);
  }

  /// Hands a batch to the handler and returns the ids of the messages that failed.
  List<String> handle(String... bodies) {
    return failed(handler().handleRequest(Invocation.batch(List.of(bodies)), Invocation.fresh()));
  }

  /// Hands one check to the handler and returns its outcome.
  CheckOutcome check(String body) {
    handle(body);
    return all(CheckQueueOutcome.Checked.class)
        .findFirst()
        .orElseThrow(() -> new AssertionError("not checked: " + answers))
        .outcome();
  }

  /// Returns the kind of a result, or of its outcome.
  static String kind(MessageResult<?, ?> result) {
    Object shown = result instanceof MessageResult.Done<?, ?> done ? done.outcome() : result;
    return shown.getClass().getSimpleName();
  }

  /// Returns how a check ended.
  static CheckOutcome checked(MessageResult<?, ?> result) {
    if (result
        instanceof
        MessageResult.Done<?, ?>(_, _, CheckQueueOutcome.Checked(CheckOutcome outcome))) {
      return outcome;
    }
    throw new AssertionError("not checked: " + result);
  }

  /// Returns the one result, or the one outcome, of a kind.
  <T> T only(Class<T> kind) {
    List<T> found = all(kind).toList();
    assertEquals(1, found.size(), answers.toString());
    return found.getFirst();
  }

  private <T> Stream<T> all(Class<T> kind) {
    return answers.stream()
        .flatMap(
            result ->
                result instanceof MessageResult.Done<?, ?> done
                    ? Stream.of(done, done.outcome())
                    : Stream.of(result))
        .filter(kind::isInstance)
        .map(kind::cast);
  }

  public static List<String> failed(SQSBatchResponse response) {
    return response.getBatchItemFailures().stream()
        .map(BatchItemFailure::getItemIdentifier)
        .toList();
  }

  static CheckDue requested(AccountId account) {
    return CheckDue.first(account, Cause.REQUESTED, ORIGIN);
  }

  static CheckDue swept(AccountId account) {
    Listing listing =
        new Listing(
            "sweep-1", "Shop", AccountState.ACTIVE, LONG_AGO, NOW.minus(Duration.ofMinutes(5)));
    return CheckDue.swept(account, listing, ORIGIN);
  }

  public static String body(OwnMessage message) {
    return new OwnMessages(HUB).write(message);
  }

  /// The text of a sample event.
  public static String sample(String name) {
    try {
      return Files.readString(Path.of("..", "events", name + ".json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Account account(AccountId account) {
    return organization.account(account.value());
  }

  List<String> operations() {
    return sandbox.record().calls().stream().map(Call::operation).toList();
  }

  /// Every call that opened a deletion session, or tried to delete.
  List<Call> deletions() {
    return sandbox
        .record()
        .calls(
            call ->
                call.parameters().toString().contains("IAMDeleteRootUserCredentials")
                    || call.operation().startsWith("Delete")
                    || call.operation().startsWith("Deactivate"));
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
