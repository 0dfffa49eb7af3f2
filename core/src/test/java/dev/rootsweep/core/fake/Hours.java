package dev.rootsweep.core.fake;

import dev.rootsweep.core.signal.ActivitySignal;
import dev.rootsweep.core.triage.TriageOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// Lets time pass in a world: events come when they are due, and what the use case puts back comes
/// when its delay is over.
public final class Hours {
  private record Due(Instant at, long number, ActivitySignal signal) {}

  private final TriageWorld world;
  private final PriorityQueue<Due> queue =
      new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::number));
  private final List<TriageOutcome> outcomes = new ArrayList<>();
  private long number;

  public Hours(TriageWorld world) {
    this.world = world;
  }

  /// Lets a signal come at an instant.
  public void at(Instant instant, ActivitySignal signal) {
    queue.add(new Due(instant, number++, signal));
  }

  /// Handles everything that is due until an instant, in its order.
  public void passUntil(Instant end) {
    while (!queue.isEmpty() && !queue.peek().at().isAfter(end)) {
      Due due = queue.poll();
      if (due.at().isAfter(world.time.now())) {
        world.time.advance(Duration.between(world.time.now(), due.at()));
      }
      outcomes.add(world.handle(due.signal()));
      world.queue.drain().forEach(sent -> at(world.time.now().plus(sent.delay()), sent.message()));
    }
    if (end.isAfter(world.time.now())) {
      world.time.advance(Duration.between(world.time.now(), end));
    }
  }

  /// Returns how many messages wait.
  public int waiting() {
    return queue.size();
  }

  /// Returns what became of every message that was handled.
  public List<TriageOutcome> outcomes() {
    return List.copyOf(outcomes);
  }
}
