package dev.rootsweep.aws.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.fake.Activities;
import dev.rootsweep.core.fake.FakeActivityQueue;
import dev.rootsweep.core.fake.TriageWorld;
import dev.rootsweep.core.signal.Reread;
import dev.rootsweep.core.signal.RootActivity;
import dev.rootsweep.core.signal.RootActivity.Mfa;
import dev.rootsweep.core.triage.TriageOutcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Root activity over AWS's own DynamoDB engine.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TriageOnDynamoTest {
  private static final int DELIVERIES = 1000;
  private static final int AT_ONCE = 50;

  private final LocalDynamo dynamo = LocalDynamo.start();

  @AfterAll
  void stop() {
    dynamo.close();
  }

  @Test
  void oneEventDeliveredAThousandTimesAtOnceGivesOneAlert() throws Exception {
    TriageWorld world = new TriageWorld(new DynamoLedger(dynamo.client(), dynamo.table()));
    RootActivity event = Activities.signIn("event-1", Mfa.NOT_USED);

    List<String> first = outcomes(Collections.nCopies(DELIVERIES, () -> world.handle(event)));
    List<Callable<TriageOutcome>> back = new ArrayList<>();
    for (FakeActivityQueue.Sent sent : world.queue.drain()) {
      if (sent.message() instanceof Reread again) {
        back.add(() -> world.handle(again));
      }
    }
    List<String> second = outcomes(back);

    // Two copies may share the work: each channel is told by one of them.
    assertTrue(List.of(1, 2).contains(Collections.frequency(first, "Alerted")), first::toString);
    assertEquals(DELIVERIES, first.size());
    assertEquals(Collections.nCopies(back.size(), "Duplicate"), second);
    assertEquals(1, world.sent().size());
    assertEquals(1, world.second.sent().size());
    assertEquals(1, world.checks.sent().size());
    assertTrue(
        List.of("Alerted", "Waiting", "Duplicate").containsAll(first), () -> first.toString());
  }

  @Test
  void aBurstAtOnceIsOneAlertAndOneSummary() throws Exception {
    TriageWorld world = new TriageWorld(new DynamoLedger(dynamo.client(), dynamo.table()));
    List<Callable<TriageOutcome>> calls = new ArrayList<>();
    for (int n = 0; n < 200; n++) {
      String id = "event-" + n;
      calls.add(
          () -> world.handle(Activities.call(id, Activities.root("AKIAEXAMPLEROOT00001", false))));
    }

    List<String> outcomes = outcomes(calls);
    world.endBursts();

    assertEquals(1, Collections.frequency(outcomes, "Alerted"));
    assertEquals(2, world.sent().size());
    assertTrue(world.sent().getLast().headline().contains("199 more events"));
  }

  private static List<String> outcomes(List<Callable<TriageOutcome>> calls) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      List<String> outcomes = new ArrayList<>();
      for (Future<TriageOutcome> future : threads.invokeAll(calls)) {
        outcomes.add(future.get().name());
      }
      return outcomes;
    }
  }
}
