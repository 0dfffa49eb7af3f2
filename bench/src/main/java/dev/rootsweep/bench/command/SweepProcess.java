package dev.rootsweep.bench.command;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rootsweep.aws.AwsClients;
import dev.rootsweep.aws.event.OwnMessages;
import dev.rootsweep.aws.queue.SystemTime;
import dev.rootsweep.aws.wiring.Wiring;
import dev.rootsweep.bench.figure.Swept;
import dev.rootsweep.core.check.CheckOutcome;
import dev.rootsweep.core.memory.MemoryLedger;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.CheckRecord;
import dev.rootsweep.core.settings.Settings;
import dev.rootsweep.core.signal.AccountSignal;
import dev.rootsweep.functions.CheckHandler;
import dev.rootsweep.functions.CheckQueueOutcome;
import dev.rootsweep.functions.LocalContext;
import dev.rootsweep.functions.MessageResult;
import dev.rootsweep.functions.SweepHandler;
import dev.rootsweep.sandbox.ExampleOrganization;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The daily sweep as the functions make it, in one process: the handler that lists the accounts,
/// and ten that check them meanwhile. Ledger and queue are in memory.
///
/// Arguments: the schedule's event and the organization, both as files. Prints a line for each
/// account, `ACCOUNT OUTCOME`.
public final class SweepProcess {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int FUNCTIONS = 10;
  private static final AccountId HUB = new AccountId(ExampleOrganization.HUB);

  private final Settings settings =
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
  private final MemoryLedger ledger = new MemoryLedger();
  private final LocalMessageQueue queue = new LocalMessageQueue(new OwnMessages(HUB));
  private final Map<AccountId, String> outcomes = new ConcurrentHashMap<>();

  private SweepProcess() {}

  /// Runs the sweep against the endpoint that the environment names.
  public static void main(String[] arguments)
      throws IOException, InterruptedException, ExecutionException {
    SweepProcess process = new SweepProcess();
    process.rememberYesterday(JSON.readTree(new File(arguments[1])).path("accounts"));
    process.run(Files.readAllBytes(Path.of(arguments[0])));
    process.outcomes.forEach((account, outcome) -> System.out.println(account + " " + outcome));
    System.exit(0);
  }

  /// The clean accounts were clean yesterday too; the dirty ones are new.
  private void rememberYesterday(JsonNode accounts) {
    ledger.beginSweep("yesterday");
    ledger.endSweep("yesterday");
    Instant now = Instant.now();
    for (JsonNode account : accounts) {
      if (account.path("credentials").isEmpty()) {
        rememberClean(new AccountId(account.path("id").asText()), now);
      }
    }
  }

  private void rememberClean(AccountId account, Instant now) {
    ledger.begin(account, "yesterday", now, now);
    ledger.record(
        new CheckRecord(
            account,
            "yesterday",
            Swept.at(now),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            List.of()),
        "yesterday");
  }

  private void run(byte[] schedule) throws InterruptedException, ExecutionException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> listing = threads.submit(() -> list(schedule));
      List<Future<?>> functions =
          IntStream.range(0, FUNCTIONS)
              .<Future<?>>mapToObj(_ -> threads.submit(() -> check(listing)))
              .toList();
      for (Future<?> one : Stream.concat(Stream.of(listing), functions.stream()).toList()) {
        one.get();
      }
    }
  }

  private Void list(byte[] schedule) {
    new SweepHandler(
            Wiring.sweep(settings, clients(), ledger, queue, Map.of(), new SystemTime()), _ -> {})
        .handleRequest(
            new ByteArrayInputStream(schedule), new ByteArrayOutputStream(), new LocalContext());
    return null;
  }

  private Void check(Future<?> listing) throws InterruptedException {
    CheckHandler function =
        new CheckHandler(
            Wiring.checks(settings, clients(), ledger, queue, List.of(), new SystemTime()),
            this::note);
    while (!listing.isDone() || queue.open() > 0) {
      queue.deliver(batch -> failedAt(function, batch));
    }
    return null;
  }

  private static AwsClients clients() {
    return AwsClients.of("us-east-1", "aws", Map.of());
  }

  private static Set<String> failedAt(CheckHandler function, SQSEvent batch) {
    return function.handleRequest(batch, new LocalContext()).getBatchItemFailures().stream()
        .map(BatchItemFailure::getItemIdentifier)
        .collect(Collectors.toSet());
  }

  private void note(MessageResult<AccountSignal, CheckQueueOutcome> result) {
    if (result
        instanceof
        MessageResult.Done<?, ?>(_, _, CheckQueueOutcome.Checked(CheckOutcome outcome))) {
      outcomes.put(outcome.account(), outcome.name());
    }
  }
}
