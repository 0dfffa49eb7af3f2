package dev.rootsweep.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressTest {
  private static final Pattern LINE =
      Pattern.compile(
          "Looking at: [0-9]+ of 25(, [0-9]+\\.[0-9]/s, about [0-9]+ s left)?, 7 throttled"
              + "( \\[=* *\\])?");

  private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
  private Instant now = Instant.parse("2026-11-22T12:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0;  25;   0; Looking at: 0 of 25, 0 throttled",
        "5;  25;   2; Looking at: 5 of 25, 2.5/s, about 8 s left, 0 throttled",
        "25; 25;   4; Looking at: 25 of 25, 6.3/s, about 0 s left, 0 throttled",
        "1;  3000; 0; Looking at: 1 of 3000, 1000.0/s, about 3 s left, 0 throttled",
      })
  void saysHowFarItIs(int done, int total, int seconds, String text) {
    assertEquals(
        text,
        new Pace("Looking at", done, Listed.whole(total), Duration.ofSeconds(seconds), 0).text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "79;Looking at: 5 of 10, 2.5/s, about 2 s left, 0 throttled [==========           ]",
        "68;Looking at: 5 of 10, 2.5/s, about 2 s left, 0 throttled [=====     ]",
        "59;Looking at: 5 of 10, 2.5/s, about 2 s left, 0 throttled    ",
        "39;Looking at: 5 of 10, 2.5/s, about 2 s l",
      })
  void drawsTheBarInTheRoomThatIsLeft(int width, String line) {
    assertEquals(
        line.stripTrailing(),
        new Pace("Looking at", 5, Listed.whole(10), Duration.ofSeconds(2), 0)
            .bar(width)
            .stripTrailing());
    assertEquals(
        width,
        new Pace("Looking at", 5, Listed.whole(10), Duration.ofSeconds(2), 0).bar(width).length());
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 60, 80, 200})
  void redrawsOneLineOfTheTerminal(int columns) {
    Progress bar =
        new BarProgress(new PrintStream(terminal, true, StandardCharsets.UTF_8), columns, () -> 7);

    bar.begin("Looking at", () -> Listed.whole(25));
    for (int account = 0; account < 25; account++) {
      bar.done();
    }
    bar.end();

    String drawn = terminal.toString(StandardCharsets.UTF_8);
    assertEquals(drawn.length() - 1, drawn.indexOf('\n'), "one line");
    List<String> lines =
        Arrays.stream(drawn.strip().split("\r", -1)).filter(l -> !l.isEmpty()).toList();
    lines.forEach(line -> assertTrue(line.length() < columns, line));
    lines.forEach(line -> assertTrue(fits(line), line));
    assertTrue(lines.getLast().startsWith("Looking at: 25 of 25, "), drawn);
  }

  /// The whole line, or as much of it as there is room for.
  private static boolean fits(String drawn) {
    Matcher line = LINE.matcher(drawn.strip());
    return line.matches() || line.hitEnd();
  }

  @Test
  void clearsTheBarForANote() {
    Progress bar =
        new BarProgress(new PrintStream(terminal, true, StandardCharsets.UTF_8), 20, () -> 7);

    bar.note("before");
    bar.begin("Looking at", () -> Listed.whole(25));
    bar.note("between");
    bar.end();

    String drawn = terminal.toString(StandardCharsets.UTF_8);
    assertTrue(drawn.startsWith("before\n"), drawn);
    assertTrue(drawn.contains("\r" + " ".repeat(19) + "\rbetween\n"), drawn);
  }

  @Test
  void saysThatMoreAccountsMayBeListedYet() {
    Listed soFar = new Listed(40, false);

    assertEquals(
        "Looking at: 10 of 40 so far, 5.0/s, 0 throttled",
        new Pace("Looking at", 10, soFar, Duration.ofSeconds(2), 0).text());
  }

  @Test
  void countsTheAccountsOnceTheListIsWhole() {
    StringWriter printed = new StringWriter();
    Progress lines = new LineProgress(new PrintWriter(printed), () -> 7, () -> now);
    AtomicReference<Listed> listed = new AtomicReference<>(new Listed(20, false));

    lines.begin("Looking at", listed::get);
    for (int account = 0; account < 20; account++) {
      lines.done();
    }
    now = now.plusSeconds(6);
    lines.done();
    listed.set(Listed.whole(22));
    lines.done();
    lines.end();

    assertEquals(
        List.of(
            "Looking at: 21 of 20 so far, 3.5/s, 7 throttled",
            "Looking at 22 accounts",
            "Looking at: 22 of 22, 3.7/s, about 0 s left, 7 throttled"),
        printed.toString().lines().toList());
  }

  @Test
  void printsTheSameWordsLineByLine() {
    StringWriter printed = new StringWriter();
    Progress lines = new LineProgress(new PrintWriter(printed), () -> 7, () -> now);

    lines.begin("Looking at", () -> Listed.whole(25));
    for (int account = 0; account < 25; account++) {
      now = now.plusMillis(500);
      lines.done();
    }
    lines.end();

    List<String> all = printed.toString().lines().toList();
    assertEquals("Looking at 25 accounts", all.getFirst());
    assertEquals("Looking at: 25 of 25, 2.0/s, about 0 s left, 7 throttled", all.getLast());
    all.stream().skip(1).forEach(line -> assertTrue(LINE.matcher(line).matches(), line));
    assertFalse(all.size() > 12, all::toString);
  }
}
