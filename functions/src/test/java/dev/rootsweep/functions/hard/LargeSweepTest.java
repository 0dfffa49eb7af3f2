package dev.rootsweep.functions.hard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.rootsweep.aws.AwsClients;
import dev.rootsweep.aws.wiring.Wiring;
import dev.rootsweep.core.check.CheckOutcome;
import dev.rootsweep.core.memory.MemoryLedger;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.AlertKind;
import dev.rootsweep.core.model.CheckAlertKind;
import dev.rootsweep.core.model.CheckEnding;
import dev.rootsweep.core.model.LastCheck;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.settings.Settings;
import dev.rootsweep.core.signal.AccountSignal;
import dev.rootsweep.functions.CheckHandler;
import dev.rootsweep.functions.CheckQueueOutcome;
import dev.rootsweep.functions.FixedTime;
import dev.rootsweep.functions.Invocation;
import dev.rootsweep.functions.KeptAlerts;
import dev.rootsweep.functions.MessageResult;
import dev.rootsweep.functions.SweepHandler;
import dev.rootsweep.functions.World;
import dev.rootsweep.sandbox.CallRecord;
import dev.rootsweep.sandbox.ExampleOrganization;
import dev.rootsweep.sandbox.Faults;
import dev.rootsweep.sandbox.Mishap;
import dev.rootsweep.sandbox.Organization;
import dev.rootsweep.sandbox.Sandbox;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A sweep of 10,000 accounts of which 300 are dirty, from the schedule's event to the last record.
///
/// Ten functions take ten messages each. The cap of removals an hour is set so high that it holds
/// none. The record of calls is on disk.
class LargeSweepTest {
  private static final Crowd CROWD = Crowd.of(10_000, 300);
  private static final int FUNCTIONS = 10;
  private static final int BATCH = 10;

  @TempDir private Path folder;

  private final FixedTime time = new FixedTime(Trial.NOW);
  private final MemoryLedger ledger = new MemoryLedger();
  private final DelayedCheckQueue queue = new DelayedCheckQueue(time);
  private final Map<String, LongAdder> outcomes = new ConcurrentHashMap<>();
  private final Set<AccountId> crowd = Set.copyOf(CROWD.accounts());
  private final Queue<Notice> notices = new ConcurrentLinkedQueue<>();
  private final Queue<AlertKind> mails = new ConcurrentLinkedQueue<>();

  @Test
  void recordsEveryAccountWithFewCalls() throws IOException {
    try (Sandbox sandbox = start(Faults.none())) {
      sweep(sandbox);

      assertCounts(sandbox);
      assertEquals(Map.of("Clean", 9700L, "Removed", 300L), told());
    }
  }

  @Test
  void recordsEveryAccountAlsoWhenAwsThrottles() throws IOException {
    try (Sandbox sandbox = start(Faults.none().throttle(0.05).seed(20261122))) {
      sweep(sandbox);

      assertCounts(sandbox);
      assertTrue(sandbox.record().mishaps().getOrDefault(Mishap.THROTTLED, 0L) > 500);
    }
  }

  private Sandbox start(Faults faults) {
    Organization organization = CROWD.organization().faults(faults);
    return Sandbox.start(organization, 0, time::now, CallRecord.on(folder.resolve("calls")));
  }

  private void sweep(Sandbox sandbox) throws IOException {
    Settings settings =
        Settings.of(
            Map.of(
                "ROOTSWEEP_MODE",
                "enforce",
                "ROOTSWEEP_REMOVAL_CAP",
                "1000000",
                "ROOTSWEEP_MANAGEMENT_ACCOUNT",
                ExampleOrganization.MANAGEMENT,
                "ROOTSWEEP_HUB_ACCOUNT",
                ExampleOrganization.HUB));
    AwsClients clients = Trial.clients(sandbox.endpoint());
    ledger.beginSweep("sweep-0");
    ledger.endSweep("sweep-0");
    new SweepHandler(Wiring.sweep(settings, clients, ledger, queue, Map.of(), time), _ -> {})
        .handleRequest(
            new ByteArrayInputStream(
                World.sample("scheduled-sweep").getBytes(StandardCharsets.UTF_8)),
            new ByteArrayOutputStream(),
            Invocation.fresh());
    List<CheckHandler> functions =
        IntStream.range(0, FUNCTIONS).mapToObj(_ -> function(settings, sandbox)).toList();
    Instant end = time.now().plus(Duration.ofDays(1));
    queue.batch(FUNCTIONS * BATCH);
    while (queue.deliver(end, event -> handle(functions, event))) {
      // The queue counts.
    }
  }

  /// Makes a function with clients and a memory of units of its own.
  private CheckHandler function(Settings settings, Sandbox sandbox) {
    AwsClients clients = Trial.clients(sandbox.endpoint());
    return new CheckHandler(
        Wiring.checks(settings, clients, ledger, queue, new KeptAlerts(this::tell), time),
        this::count);
  }

  /// Hands every ten messages to another function; all work at once.
  private static SQSBatchResponse handle(List<CheckHandler> functions, SQSEvent event) {
    List<SQSMessage> messages = event.getRecords();
    List<Future<SQSBatchResponse>> answers = new ArrayList<>();
    try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int from = 0; from < messages.size(); from += BATCH) {
        SQSEvent batch = new SQSEvent();
        batch.setRecords(messages.subList(from, Math.min(from + BATCH, messages.size())));
        CheckHandler function = functions.get(from / BATCH);
        answers.add(each.submit(() -> function.handleRequest(batch, Invocation.fresh())));
      }
    }
    return new SQSBatchResponse(
        answers.stream()
            .flatMap(answer -> answer.resultNow().getBatchItemFailures().stream())
            .toList());
  }

  private void tell(Notice notice) {
    mails.add(notice.kind());
    notices.addAll(KeptAlerts.told(notice, ledger));
  }

  private void count(MessageResult<AccountSignal, CheckQueueOutcome> answer) {
    if (answer
            instanceof
            MessageResult.Done<?, ?>(_, _, CheckQueueOutcome.Checked(CheckOutcome outcome))
        && crowd.contains(outcome.account())) {
      outcomes.computeIfAbsent(outcome.name(), _ -> new LongAdder()).increment();
    }
  }

  /// Every account of the crowd is recorded as what it is, and proven where something was removed.
  private void assertCounts(Sandbox sandbox) {
    assertEquals(List.of(), queue.waiting());
    assertEquals(List.of(), queue.dead());
    Map<String, Long> recorded = new TreeMap<>();
    long proven = 0;
    for (AccountId account : CROWD.accounts()) {
      String last =
          ledger
              .standing(account)
              .last()
              .map(LastCheck::ending)
              .map(CheckEnding::title)
              .orElse("nothing");
      recorded.merge(last, 1L, Long::sum);
      proven += ledger.proofs(account).size();
    }
    assertEquals(Map.of("Clean", 9700L, "Removed", 300L), recorded, outcomes::toString);
    assertEquals(300, proven);
    assertEquals(CROWD.dirty().stream().map(AccountId::value).toList(), toldOf());
    assertEquals(1, Collections.frequency(mails, CheckAlertKind.SWEEP_DIGEST));
    assertTrue(mails.size() < 10, mails::toString);
    assertTrue(
        organizationsCalls(sandbox) <= 2000,
        () -> "asked Organizations " + organizationsCalls(sandbox) + " times");
    assertTrue(
        sandbox.record().mostAtOnce(call -> call.operation().equals("AssumeRoot"))
            <= FUNCTIONS * CheckHandler.AT_ONCE);
  }

  private Map<String, Long> told() {
    Map<String, Long> counts = new TreeMap<>();
    outcomes.forEach((outcome, count) -> counts.put(outcome, count.sum()));
    return counts;
  }

  /// The accounts of the crowd that people were told of, as often as they were.
  private List<String> toldOf() {
    return notices.stream()
        .map(Notice::account)
        .filter(crowd::contains)
        .map(AccountId::value)
        .sorted()
        .toList();
  }

  private static long organizationsCalls(Sandbox sandbox) {
    return sandbox.record().operations().entrySet().stream()
        .filter(calls -> calls.getKey().startsWith("organizations:"))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
