package dev.rootsweep.infra.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.fake.WatchedRecords;
import dev.rootsweep.core.fake.WatchedRecords.Watched;
import dev.rootsweep.infra.Synthesized;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The rules match every call that is watched; `aws` asks the reader the same.
class WatchedCallsTest {
  private final Flow flow = Flow.ofHub();

  @Test
  void takesThoseAboutOursAndNoOthersToTheQueue() {
    List<Watched> all = WatchedRecords.all();

    List<Watched> wrong = all.stream().filter(one -> isTaken(one) != one.ours()).toList();

    assertEquals(List.of(), wrong);
    assertTrue(all.size() >= 3000, () -> "only " + all.size());
  }

  /// What is prepared for stacks of others is noted, by a rule of another kind.
  private boolean isTaken(Watched watched) {
    Set<String> rules = flow.queuedBy(watched.event(), Synthesized.HUB);
    return rules.stream().anyMatch(rule -> !rule.equals("rootsweep-guard"));
  }
}
