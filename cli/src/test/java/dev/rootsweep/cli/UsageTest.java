package dev.rootsweep.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/// What a person types wrongly, and how help, completion and errors name the values.
class UsageTest {
  /// A usage help is so wide where nobody says more.
  private static final int USUAL_WIDTH = 80;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /// A longer line is broken in two, and what people copy from it does not run.
  @Test
  void keepsEveryExampleOnOneLine() {
    List<String> broken =
        commands(Rootsweep.commandLine())
            .flatMap(line -> Arrays.stream(line.getCommandSpec().usageMessage().footer()))
            .filter(line -> line.startsWith("  ") && line.length() > USUAL_WIDTH)
            .toList();

    assertEquals(List.of(), broken);
  }

  private static Stream<CommandLine> commands(CommandLine line) {
    return Stream.concat(
        Stream.of(line), line.getSubcommands().values().stream().flatMap(UsageTest::commands));
  }

  /// Every option and parameter with a fixed set of values, of every command.
  static Stream<ArgSpec> choices() {
    return arguments(Rootsweep.commandLine()).filter(argument -> argument.type().isEnum());
  }

  private static Stream<ArgSpec> arguments(CommandLine line) {
    return Stream.concat(
        line.getCommandSpec().args().stream(),
        line.getSubcommands().values().stream().flatMap(UsageTest::arguments));
  }

  @ParameterizedTest
  @MethodSource("choices")
  void namesValuesInLowerCaseInHelpCompletionAndErrors(ArgSpec argument) {
    List<String> values =
        Arrays.stream(argument.type().getEnumConstants())
            .map(one -> ((Enum<?>) one).name().toLowerCase(Locale.ROOT))
            .toList();

    assertEquals(
        values,
        StreamSupport.stream(argument.completionCandidates().spliterator(), false).toList());
    assertEquals(String.join("|", values), argument.paramLabel());
    run(wrong(argument));
    assertTrue(
        err.toString().contains("'nonsense' is none of " + String.join(", ", values)),
        err.toString());
  }

  private static String[] wrong(ArgSpec argument) {
    List<String> words =
        new ArrayList<>(List.of(argument.command().qualifiedName().split(" ", -1)));
    words.removeFirst();
    if (argument instanceof OptionSpec option) {
      words.add(option.longestName());
    }
    words.add("nonsense");
    return words.toArray(String[]::new);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "audit --output xml | See rootsweep audit --help.",
        "check --cap abc | See rootsweep check --help.",
        "approve | See rootsweep approve --help.",
        "play --now yesterday events/a.json | 'yesterday' is no instant such as 2026-01-31",
        "check --cap -5 --dry-run | --cap takes a number of accounts from 0",
        "audit 12345 | '12345' is no account id",
        "audit --only held --summary | --only or --summary, not both",
      })
  void saysInAFewLinesWhatIsWrong(String typed, String says) {
    int code = run(typed.split(" "));

    assertEquals(Rootsweep.USAGE, code);
    assertTrue(err.toString().contains(says), err.toString());
    assertTrue(err.toString().lines().count() <= 2, err.toString());
    assertFalse(err.toString().contains("java."), err.toString());
  }

  @Test
  void showsHelpAsACommandToo() {
    assertEquals(Rootsweep.DONE, run("help"));
    assertTrue(out.toString().contains("Commands:"), out.toString());
    assertEquals(Rootsweep.DONE, run("help", "check"));
    assertTrue(out.toString().contains("--dry-run"), out.toString());
  }

  @Test
  void takesTheShortNameOfTheOutputWhereThereIsALongOne() {
    String without =
        arguments(Rootsweep.commandLine())
            .filter(OptionSpec.class::isInstance)
            .map(OptionSpec.class::cast)
            .filter(option -> option.longestName().equals("--output"))
            .filter(option -> !List.of(option.names()).contains("-o"))
            .map(option -> option.command().name())
            .collect(Collectors.joining(", "));

    assertEquals("", without);
  }

  @Test
  void readsNoFileThatAReasonHappensToName() {
    CommandLine line = Rootsweep.commandLine();

    line.parseArgs("pause", "--reason", "@pom.xml", "--ledger", "ledger-1");

    assertEquals("@pom.xml", line.getParseResult().subcommand().matchedOptionValue("--reason", ""));
  }

  private int run(String... words) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Rootsweep.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(words);
  }
}
