package dev.rootsweep.functions.hard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Many short stories drawn by chance: lag, faults, crashes, suspended processes, duplicates,
/// causes and pauses in combination. The same seed tells the same story, but for calls that run at
/// once.
///
/// `-Drootsweep.seeds=FIRST-LAST` tells others than the usual ones.
class RandomTrialTest {
  private static final String USUAL = "1-80";
  private static final String SEEDS = System.getProperty("rootsweep.seeds", USUAL);

  @Test
  void saysAndWritesNothingUntrueAndDeletesNothingUnpermitted() {
    List<String> wrongs = new ArrayList<>();
    Map<RandomStory.Event, Integer> events = new EnumMap<>(RandomStory.Event.class);

    seeds()
        .forEach(
            seed -> {
              try (RandomStory story = new RandomStory(seed)) {
                story.run();
                story.wrongs().forEach(wrong -> wrongs.add("seed " + seed + ": " + wrong));
                story.events().forEach((event, times) -> events.merge(event, times, Integer::sum));
              }
            });

    System.out.println("Random trial, seeds " + SEEDS + ": " + events);
    assertEquals(List.of(), wrongs, () -> String.join("\n", wrongs));
    assertTrue(
        !SEEDS.equals(USUAL) || events.size() == RandomStory.Event.values().length,
        events::toString);
  }

  private static LongStream seeds() {
    String[] ends = SEEDS.split("-", -1);
    return LongStream.rangeClosed(Long.parseLong(ends[0]), Long.parseLong(ends[1]));
  }
}
