package dev.rootsweep.functions.hard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.aws.event.Mutations;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.signal.AccountSignal;
import dev.rootsweep.core.signal.Cause;
import dev.rootsweep.core.signal.CheckDue;
import dev.rootsweep.functions.CheckHandler;
import dev.rootsweep.functions.CheckQueueOutcome;
import dev.rootsweep.functions.Invocation;
import dev.rootsweep.functions.MessageResult;
import dev.rootsweep.functions.World;
import dev.rootsweep.sandbox.Call;
import dev.rootsweep.sandbox.ExampleOrganization;
import dev.rootsweep.sandbox.Key;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A bounded number of mutations of every sample and of messages of our own, through the handler,
/// the same at every run. The decoder alone has a test of its own with more of them.
class FuzzTest {
  private static final long SEED = 20261123;
  private static final int BATCHES = 90;
  private static final String STRANGER = "999999999999";

  /// A member once, and none any more.
  private static final String LEFT = ExampleOrganization.KEY_IN_USE;

  private static final List<String> OTHERS =
      List.of(
          STRANGER,
          LEFT,
          ExampleOrganization.MANAGEMENT,
          ExampleOrganization.HUB,
          ExampleOrganization.CLOSED,
          ExampleOrganization.EXEMPT);

  /// Accounts that hold an old key before each batch, and keep it.
  private static final List<String> UNTOUCHABLE =
      List.of(LEFT, ExampleOrganization.MANAGEMENT, ExampleOrganization.CLOSED);

  private final Mutations mutations = new Mutations(SEED);
  private final Map<Class<?>, Integer> kinds = new HashMap<>();
  private int mutated;

  @Test
  void judgesEveryMutationAndTouchesNobodyElse() throws Exception {
    try (Trial trial = Trial.ofExample()) {
      trial.account(new AccountId(LEFT)).leave();
      UNTOUCHABLE.forEach(id -> give(trial, id, key(id)));
      List<String> samples = samples(trial);
      CheckHandler handler = trial.handler();

      for (int batch = 0; batch < BATCHES; batch++) {
        give(trial, ExampleOrganization.OLD_KEY, "AKIAEXAMPLEONE%06d".formatted(batch));
        give(trial, ExampleOrganization.PASSWORD_AND_MFA, "AKIAEXAMPLETWO%06d".formatted(batch));
        deliver(trial, handler, samples.stream().map(this::mutate).toList());
      }

      UNTOUCHABLE.forEach(id -> assertTrue(holdsKey(trial, id), id));
      assertEquals(List.of(), strangersEntered(trial));
      assertEquals(
          Set.of(
              CheckQueueOutcome.Checked.class,
              MessageResult.Ignored.class,
              MessageResult.Rejected.class,
              CheckQueueOutcome.Reconciled.class,
              CheckQueueOutcome.Digested.class),
          kinds.keySet());
      assertTrue(trial.deletions().size() > 20, trial.deletions()::toString);
    }
  }

  private String mutate(String sample) {
    return switch (mutated++ % 4) {
      case 0 -> mutations.swapped(sample, OTHERS);
      case 1 -> mutations.strange(sample);
      case 2 -> mutations.broken(sample);
      default -> mutations.strange(mutations.swapped(sample, OTHERS));
    };
  }

  private void deliver(Trial trial, CheckHandler handler, List<String> bodies) {
    trial.answers.clear();
    int buried = trial.queue.dead().size();
    Map<String, String> sent = new HashMap<>();
    for (int i = 0; i < bodies.size(); i++) {
      sent.put("m" + (i + 1), bodies.get(i));
    }
    int deletions = trial.deletions().size();

    List<String> failed = World.failed(trial.handle(handler, Invocation.batch(bodies)));

    assertEquals(List.of(), failed);
    assertEquals(bodies.size(), trial.answers.size());
    trial.answers.forEach(
        answer -> judge(answer, sent.getOrDefault(answer.messageId(), "nothing")));
    assertEquals(
        trial.answers.stream().filter(MessageResult.Rejected.class::isInstance).count(),
        trial.queue.dead().size() - buried);
    Set<String> named =
        trial.deletions().stream()
            .skip(deletions)
            .map(call -> call.account().orElseThrow())
            .filter(account -> bodies.stream().noneMatch(body -> body.contains(account)))
            .collect(Collectors.toSet());
    assertEquals(Set.of(), named);
  }

  private void judge(MessageResult<AccountSignal, CheckQueueOutcome> result, String body) {
    switch (result) {
      case MessageResult.Done<AccountSignal, CheckQueueOutcome> done ->
          judge(done.signal(), done.outcome(), body);
      case MessageResult.Rejected<?, ?> rejected -> {
        kinds.merge(rejected.getClass(), 1, Integer::sum);
        assertFalse(rejected.reason().isBlank(), body);
      }
      case MessageResult.Ignored<?, ?> ignored -> {
        kinds.merge(ignored.getClass(), 1, Integer::sum);
        assertFalse(ignored.reason().isBlank(), body);
      }
      case MessageResult.Retried<?, ?> _, MessageResult.Failed<?, ?> _ ->
          throw new AssertionError(result + " to " + body);
    }
  }

  private void judge(AccountSignal signal, CheckQueueOutcome outcome, String body) {
    kinds.merge(outcome.getClass(), 1, Integer::sum);
    switch (outcome) {
      case CheckQueueOutcome.Checked _ ->
          assertTrue(
              body.contains(assertInstanceOf(CheckDue.class, signal).account().value()), body);
      case CheckQueueOutcome.Reconciled _ ->
          assertTrue(body.contains("AccountJoinedOrganization"), body);
      case CheckQueueOutcome.Digested _ -> assertTrue(body.contains("Sweep Digest Due"), body);
      case CheckQueueOutcome.PutBack _ -> throw new AssertionError(outcome + " to " + body);
    }
  }

  private static List<String> samples(Trial trial) throws IOException {
    List<String> samples = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("..", "events"))) {
      for (Path file : files.filter(one -> one.toString().endsWith(".json")).sorted().toList()) {
        samples.add(Files.readString(file));
      }
    }
    AccountId dirty = new AccountId(ExampleOrganization.OLD_KEY);
    for (Cause cause : Cause.values()) {
      samples.add(World.body(trial.due(dirty, cause)));
    }
    samples.add(World.body(trial.swept(dirty)));
    return samples;
  }

  /// AWS never gives the id of a deleted key again.
  private static void give(Trial trial, String account, String key) {
    trial.account(new AccountId(account)).add(Key.active(key, Trial.LONG_AGO));
  }

  private static boolean holdsKey(Trial trial, String account) {
    return Truth.held(trial.held(new AccountId(account))).contains(key(account));
  }

  private static String key(String account) {
    return "AKIAEXAMPLE" + account.substring(3);
  }

  /// A sweep's listing is believed until AWS refuses; nothing else is asked of whoever is no
  /// member, and nothing is ever answered.
  private static List<Call> strangersEntered(Trial trial) {
    Set<String> outside = Set.of(STRANGER, LEFT, ExampleOrganization.MANAGEMENT);
    return trial
        .sandbox
        .record()
        .calls(
            call ->
                call.account().filter(outside::contains).isPresent()
                    && !call.service().equals("organizations")
                    && (call.succeeded() || !call.operation().equals("AssumeRoot")));
  }
}
