package dev.rootsweep.core.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rootsweep.core.fake.Notices;
import dev.rootsweep.core.model.Fact;
import dev.rootsweep.core.model.Notice;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatedFactsTest {
  private static final Notice HELD = Notices.held();

  @Test
  void beginWithTheInstantAndLeaveNothingOut() {
    List<Fact> facts = DatedFacts.of(HELD);

    assertEquals(new Fact("When", "2026-11-22 23:58:10 UTC"), facts.getFirst());
    assertEquals(HELD.facts(), facts.subList(1, facts.size()));
  }

  @Test
  void tellHowLongAgoToWhoeverKnowsTheTime() {
    assertEquals(
        new Fact("When", "2026-11-22 23:58:10 UTC, 3 min ago"),
        DatedFacts.of(HELD, Notices.NOW).getFirst());
  }
}
