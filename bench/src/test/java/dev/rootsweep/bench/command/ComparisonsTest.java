package dev.rootsweep.bench.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonsTest {
  @Test
  void haveNamesAndWordsOfTheirOwn() {
    assertEquals(
        Comparisons.ALL.size(), Comparisons.ALL.stream().map(Comparison::name).distinct().count());
    assertEquals(
        Comparisons.ALL.size(), Comparisons.ALL.stream().map(Comparison::words).distinct().count());
  }

  @Test
  void canAllBeMeasuredWithoutTheProgramOfOthers() {
    assertTrue(
        Comparisons.ALL.stream()
            .allMatch(
                one ->
                    one.targets().containsKey(Side.BOTO3)
                        || one.targets().containsKey(Side.FLOOR)));
  }

  @Test
  void askForTheCeilingThatTheyName() {
    assertEquals(List.of("--at-once", "200"), named("audit-ceiling-200").options());
  }

  @Test
  void knowTheLeastTimeOfAListing() {
    assertEquals((501 - 12) / 8.0, named("audit-10000").floorSeconds());
    assertEquals(0, named("remove").floorSeconds());
  }

  private static Comparison named(String name) {
    return Comparisons.ALL.stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
