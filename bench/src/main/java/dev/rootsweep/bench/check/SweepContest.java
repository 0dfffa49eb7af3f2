package dev.rootsweep.bench.check;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.rootsweep.aws.event.OwnMessages;
import dev.rootsweep.aws.queue.SystemTime;
import dev.rootsweep.aws.wiring.Wiring;
import dev.rootsweep.bench.figure.Contest;
import dev.rootsweep.bench.figure.Swept;
import dev.rootsweep.core.check.CheckOutcome;
import dev.rootsweep.core.memory.MemoryLedger;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.AccountState;
import dev.rootsweep.core.model.CheckRecord;
import dev.rootsweep.core.settings.Settings;
import dev.rootsweep.core.signal.CheckDue;
import dev.rootsweep.core.signal.Listing;
import dev.rootsweep.core.signal.Origin;
import dev.rootsweep.functions.CheckHandler;
import dev.rootsweep.functions.CheckQueueOutcome;
import dev.rootsweep.functions.MessageResult;
import dev.rootsweep.sandbox.ExampleOrganization;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// A thousand checks through the real handler against bare calls: as many in a row, as many at
/// once.
final class SweepContest implements Contest {
  static final int ACCOUNTS = 1000;

  private static final int CALLS_IN_A_ROW = 2;
  private static final int WARM_UP = 200;
  private static final double MILLIS_PER_SECOND = 1e3;
  private static final AccountId HUB = new AccountId(ExampleOrganization.HUB);

  private final Ground ground;
  private final OwnMessages messages = new OwnMessages(HUB);
  private final Settings settings =
      Settings.of(
          Map.of(
              "ROOTSWEEP_MANAGEMENT_ACCOUNT", ExampleOrganization.MANAGEMENT,
              "ROOTSWEEP_HUB_ACCOUNT", ExampleOrganization.HUB));

  SweepContest(Ground ground) throws IOException, InterruptedException {
    this.ground = ground;
    check(WARM_UP);
    askBare(1);
  }

  @Override
  public double ours() throws IOException, InterruptedException {
    ground.clear();
    return Clock.millis(1, () -> check(ACCOUNTS)) / MILLIS_PER_SECOND;
  }

  @Override
  public double theirs() throws IOException, InterruptedException {
    int each = ACCOUNTS / CheckHandler.AT_ONCE * CALLS_IN_A_ROW;
    return Clock.millis(1, () -> askBare(each)) / MILLIS_PER_SECOND;
  }

  private void check(int accounts) {
    AtomicInteger clean = new AtomicInteger();
    CheckHandler handler =
        new CheckHandler(
            Wiring.checks(
                settings,
                ground.clients(),
                swept(accounts),
                new NoMessageQueue(),
                List.of(),
                new SystemTime()),
            answer -> clean.addAndGet(isClean(answer) ? 1 : 0));
    handler.handleRequest(sweep(accounts), context());
    if (clean.get() != accounts) {
      throw new IllegalStateException("of " + accounts + " only " + clean + " were found clean");
    }
  }

  /// Returns a ledger that knows of each account that its lists were read lately.
  private static MemoryLedger swept(int accounts) {
    MemoryLedger ledger = new MemoryLedger();
    Instant now = Instant.now();
    for (int number = 1; number <= accounts; number++) {
      AccountId account = Ground.account(number);
      ledger.begin(account, "earlier", now, now);
      ledger.record(
          new CheckRecord(
              account,
              "earlier",
              Swept.at(now),
              List.of(),
              Optional.empty(),
              Optional.empty(),
              Set.of(),
              List.of()),
          "earlier");
    }
    return ledger;
  }

  private static boolean isClean(MessageResult<?, ?> result) {
    return result
        instanceof MessageResult.Done<?, ?>(_, _, CheckQueueOutcome.Checked(CheckOutcome.Clean _));
  }

  private SQSEvent sweep(int accounts) {
    Instant now = Instant.now();
    SQSEvent event = new SQSEvent();
    event.setRecords(
        IntStream.rangeClosed(1, accounts).mapToObj(number -> message(number, now)).toList());
    return event;
  }

  private SQSMessage message(int number, Instant now) {
    SQSMessage message = new SQSMessage();
    message.setMessageId("message-" + number);
    message.setBody(
        messages.write(
            CheckDue.swept(
                Ground.account(number),
                new Listing("sweep", "Account", AccountState.ACTIVE, Swept.JOINED, now),
                new Origin("sweep", HUB, "us-east-1", now))));
    return message;
  }

  /// A context with all the time that is wanted; nothing else of it is asked for.
  private static Context context() {
    return (Context)
        Proxy.newProxyInstance(
            Context.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (_, method, _) -> method.getReturnType() == int.class ? Integer.MAX_VALUE : "bench");
  }

  private void askBare(int each) throws IOException, InterruptedException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Double>> all =
          IntStream.range(0, CheckHandler.AT_ONCE)
              .mapToObj(_ -> threads.submit(() -> Clock.millis(each, ground::askBare)))
              .toList();
      for (Future<Double> one : all) {
        one.get();
      }
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IOException("the bare server did not answer", e);
    }
  }

  @Override
  public void close() {
    ground.close();
  }
}
