package dev.rootsweep.core.triage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TallyTest {
  @Test
  void isTheNameOfWhatIsAlone() {
    assertEquals("a", tally(List.of("a")));
    assertEquals("a (2 times)", tally(List.of("a", "a")));
  }

  /// What an attacker did once is not cut off behind what a program does every second.
  @Test
  void beginsWithTheRarestHoweverManyThereAre() {
    List<String> things = new ArrayList<>(Collections.nCopies(900, "a-usual-one"));
    Stream<String> others = IntStream.range(10, 30).mapToObj(n -> "host-" + n);
    others.forEach(
        host -> {
          things.add(host);
          things.add(host);
        });
    things.add("z-stolen");

    String tally = tally(things);

    assertEquals("22 different: z-stolen, host-10 (2 times)", tally.substring(0, 41));
    assertEquals(" and 12 more", tally.substring(tally.length() - 12));
  }

  @Test
  void listsTenAsTheyAre() {
    List<String> ten = IntStream.range(0, 10).mapToObj(Integer::toString).toList();

    assertEquals("10 different: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9", tally(ten));
  }

  private static String tally(List<String> things) {
    return Tally.of(things, Function.identity());
  }
}
