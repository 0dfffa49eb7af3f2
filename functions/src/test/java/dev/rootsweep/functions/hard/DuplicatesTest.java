package dev.rootsweep.functions.hard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.rootsweep.core.check.CheckOutcome;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.CheckEnding;
import dev.rootsweep.core.signal.Cause;
import dev.rootsweep.functions.CheckHandler;
import dev.rootsweep.functions.Invocation;
import dev.rootsweep.functions.World;
import dev.rootsweep.sandbox.Call;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Messages come more than once, at once, and in any order.
class DuplicatesTest {
  private static final int FUNCTIONS = 10;
  private static final Crowd CROWD = Crowd.of(1, 1);
  private static final AccountId ACCOUNT = CROWD.accounts().getFirst();

  @Test
  void removesOnceThoughAHundredMessagesComeAtOnce() throws Exception {
    try (Trial trial = CROWD.trial()) {
      String body = World.body(trial.due(ACCOUNT, Cause.REQUESTED));

      List<String> failed = deliverAtOnce(trial, Collections.nCopies(100 / FUNCTIONS, body));
      trial.run();

      Truth truth = new Truth(trial);
      assertEquals(List.of(), failed);
      assertEquals(1, outcomes(trial, CheckOutcome.Removed.class));
      assertEquals(99, outcomes(trial, CheckOutcome.Clean.class));
      assertEquals(1, trial.ledger.proofs(ACCOUNT).size());
      assertEquals(CROWD.credentials(ACCOUNT), Set.copyOf(truth.proven(ACCOUNT)));
      assertEquals(1, trial.notices.size(), trial.notices::toString);
      assertEquals(List.of(), truth.liesTold());
      assertEquals(
          List.of("DeactivateMFADevice", "DeleteAccessKey", "DeleteLoginProfile"),
          deletions(trial).stream().map(Call::operation).sorted().toList());
    }
  }

  private static List<String> deliverAtOnce(Trial trial, List<String> bodies) throws Exception {
    List<Callable<List<String>>> functions = new ArrayList<>();
    for (int function = 0; function < FUNCTIONS; function++) {
      CheckHandler handler = trial.handler();
      SQSEvent batch = Invocation.batch(bodies);
      functions.add(() -> World.failed(trial.handle(handler, batch)));
    }
    List<String> failed = new ArrayList<>();
    try (ExecutorService all = Executors.newFixedThreadPool(FUNCTIONS)) {
      for (Future<List<String>> function : all.invokeAll(functions)) {
        failed.addAll(function.get());
      }
    }
    return failed;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10})
  void endsAlikeInWhateverOrderTheEventsOfAMemberCome(int batch) {
    for (List<String> order : orders(List.of(created(), joined(), departed()))) {
      try (Trial trial = CROWD.trial()) {
        trial.queue.batch(batch);
        order.forEach(trial.queue::put);

        trial.run();

        Truth truth = new Truth(trial);
        assertEquals(Set.of(), truth.held(ACCOUNT));
        assertEquals(CROWD.credentials(ACCOUNT), Set.copyOf(truth.proven(ACCOUNT)));
        assertEquals(1, outcomes(trial, CheckOutcome.Removed.class));
        assertEquals(1, outcomes(trial, CheckOutcome.Clean.class));
        assertEquals(1, trial.notices.size());
        assertEquals(List.of(), trial.queue.waiting());
        assertEquals(List.of(), truth.liesTold());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10})
  void neverEntersAnAccountThatIsNoMemberWhateverTheOrder(int batch) {
    for (List<String> order : orders(List.of(created(), joined(), departed()))) {
      try (Trial trial = CROWD.trial()) {
        trial.account(ACCOUNT).leave();
        trial.queue.batch(batch);
        order.forEach(trial.queue::put);

        trial.run();

        assertEquals(CROWD.credentials(ACCOUNT), new Truth(trial).held(ACCOUNT));
        assertEquals(Set.of("DescribeAccount"), operations(trial));
        assertEquals(List.of(), trial.ledger.proofs(ACCOUNT));
        assertEquals(0, trial.notices.size());
        assertEquals(List.of(), trial.queue.waiting());
        assertEquals(3, outcomes(trial, CheckOutcome.Ignored.class));
      }
    }
  }

  /// The account joined, was checked, and left before the other messages were taken up.
  @Test
  void neverEntersAMemberAgainThatHasLeft() {
    for (List<String> order : orders(List.of(created(), joined(), departed()))) {
      try (Trial trial = CROWD.trial()) {
        trial.put(trial.swept(ACCOUNT));
        trial.run();
        Crowd.give(trial.organization, ACCOUNT);
        trial.account(ACCOUNT).leave();
        trial.sandbox.record().clear();
        order.forEach(trial.queue::put);

        trial.run();

        assertEquals(CROWD.credentials(ACCOUNT), new Truth(trial).held(ACCOUNT));
        assertEquals(Set.of("DescribeAccount"), operations(trial));
        assertEquals(
            CheckEnding.SPARED, trial.ledger.standing(ACCOUNT).last().orElseThrow().ending());
        assertEquals(List.of(), trial.queue.waiting());
      }
    }
  }

  private static String created() {
    return World.sample("create-account-result-succeeded").replace("474747474747", ACCOUNT.value());
  }

  private static String joined() {
    return World.sample("account-joined").replace("404040404040", ACCOUNT.value());
  }

  private static String departed() {
    return World.sample("account-departed").replace("373737373737", ACCOUNT.value());
  }

  private static <T> List<List<T>> orders(List<T> all) {
    if (all.isEmpty()) {
      return List.of(List.of());
    }
    List<List<T>> orders = new ArrayList<>();
    for (T first : all) {
      List<T> others = new ArrayList<>(all);
      others.remove(first);
      for (List<T> rest : orders(others)) {
        List<T> order = new ArrayList<>(List.of(first));
        order.addAll(rest);
        orders.add(order);
      }
    }
    return orders;
  }

  private static long outcomes(Trial trial, Class<? extends CheckOutcome> kind) {
    return trial.ended.stream().filter(one -> kind.isInstance(one.outcome())).count();
  }

  private static Set<String> operations(Trial trial) {
    return trial.sandbox.record().calls().stream().map(Call::operation).collect(Collectors.toSet());
  }

  private static List<Call> deletions(Trial trial) {
    List<Call> deletions = trial.deletions();
    assertTrue(
        deletions.stream().allMatch(call -> call.account().orElse("").equals(ACCOUNT.value())));
    return deletions;
  }
}
