package dev.rootsweep.aws.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rootsweep.core.fake.FakeActivityQueue;
import dev.rootsweep.core.fake.TriageWorld;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.Severity;
import dev.rootsweep.core.signal.ActivitySignal;
import dev.rootsweep.core.signal.BurstEnded;
import dev.rootsweep.core.signal.RootActivity;
import dev.rootsweep.core.triage.TriageOutcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Ten thousand events in one run, in an order of chance that is the same each time.
class MixedEventsTest {
  private static final long SEED = 20261124;

  /// Each kind this many times, as different events, each of them delivered twice.
  private static final int TIMES = 500;

  private final TriageWorld world = new TriageWorld();
  private final ActivityDecoder decoder = new ActivityDecoder(TriageWorld.settings());
  private final Map<String, Integer> outcomes = new TreeMap<>();

  @Test
  void losesNoneRepeatsNoneAndFoldsBursts() {
    List<String> bodies = bodies();
    Collections.shuffle(bodies, new Random(SEED));
    assertEquals(10_000, bodies.size());

    bodies.forEach(this::handle);
    Map<Severity, Integer> told = count(world.sent());
    for (FakeActivityQueue.Sent sent : world.queue.drain()) {
      if (sent.message() instanceof BurstEnded ended) {
        world.handle(ended);
      }
    }

    assertEquals(Map.of(Severity.CRITICAL, 4, Severity.HIGH, 1, Severity.MEDIUM, 3), told);
    assertEquals(
        Map.of(
            "Alerted",
            8,
            "Folded",
            8 * TIMES - 8,
            "Duplicate",
            8 * TIMES,
            "Ignored",
            2 * 2 * TIMES),
        outcomes);
    assertEquals(16, world.sent().size());
    assertEquals(
        8, world.sent().stream().filter(n -> n.headline().contains("499 more events")).count());
    assertEquals(world.sent().size(), world.sent().stream().map(Notice::id).distinct().count());
    assertEquals(world.sent().size(), world.second.sent().size());
    assertTrue(world.checks.sent().size() <= 3);
  }

  private static List<String> bodies() {
    List<String> bodies = new ArrayList<>();
    for (String name :
        List.of(
            "root-sign-in",
            "root-key-used",
            "recovery-completed",
            "delegate-registered",
            "recovery-requested",
            "assume-root-denied",
            "other-policy-deleted",
            "departed-removed",
            "control-user-signs-in",
            "noise-mfa-asked")) {
      for (int n = 0; n < TIMES; n++) {
        ObjectNode event = Sample.event(name);
        Sample.detail(event).put("eventID", name + "-" + n);
        bodies.addAll(List.of(event.toString(), event.toString()));
      }
    }
    return bodies;
  }

  private void handle(String body) {
    outcomes.merge(outcome(decoder.decode(body, Sample.RECEIVED)), 1, Integer::sum);
  }

  private String outcome(Decoded<ActivitySignal> decoded) {
    return switch (decoded) {
      case Decoded.Understood(ActivitySignal signal) -> name(signal);
      case Decoded.Ignored<?> _ -> "Ignored";
      case Decoded.Rejected<?> _ -> "Rejected";
    };
  }

  private String name(ActivitySignal signal) {
    TriageOutcome outcome =
        signal instanceof RootActivity activity ? world.settle(activity) : world.handle(signal);
    return outcome.name();
  }

  private static Map<Severity, Integer> count(List<Notice> notices) {
    Map<Severity, Integer> counted = new EnumMap<>(Severity.class);
    notices.forEach(notice -> counted.merge(notice.severity(), 1, Integer::sum));
    return counted;
  }
}
