package dev.rootsweep.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.alert.RootsweepCommands;
import dev.rootsweep.core.model.AccountId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// Every `rootsweep ...` that people are shown is what the command line takes: in pages, in alerts,
/// in help.
class PrintedCommandsTest {
  private static final Path ROOT = Path.of("..");
  private static final Path MAILS = ROOT.resolve("aws/src/test/resources/dev/rootsweep/aws/alert");
  private static final AccountId ACCOUNT = new AccountId("303030303030");

  /// These start only where they know the ledger.
  private static final Set<String> ON_THE_LEDGER =
      Set.of("audit", "check", "approve", "pause", "resume");

  private static final Map<String, String> PLACEHOLDERS =
      Map.of(
          "$ACCOUNT", "303030303030",
          "$HUBACCOUNT", "303030303030",
          "ACCOUNT", "303030303030",
          "ID", "303030303030",
          "ID,...", "303030303030",
          "N", "1",
          "INSTANT", "2026-11-22T12:00:00Z",
          "FILE...", "FILE");

  private static final Pattern CONTINUED = Pattern.compile("\\\\\\n\\s*");
  private static final Pattern INLINE = Pattern.compile("`(?:\\./)?(rootsweep [^`]+)`");
  private static final Pattern LINE =
      Pattern.compile("(?m)(?:^|&& |; |<\\(|: |, or: |run )\\s*(?:\\./)?(rootsweep [a-z][^`\\n]*)");
  private static final Pattern EXAMPLE =
      Pattern.compile("(?m)(?:^ +|&& )(?:\\./)?(rootsweep [a-z][^`\\n]*)");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|([^\\s\"]+)");
  private static final Pattern SENTENCE = Pattern.compile("(?:\"[^\"]*\"|[^\".;]|[.;](?! ))*+");
  private static final Pattern END = Pattern.compile("[#>;)&]|\\|");
  private static final Pattern SYNOPSIS = Pattern.compile("\\\\?\\|[a-z]+|[\\[\\]]");

  /// One command, and where it is printed.
  record Printed(String where, String command) {
    List<String> words() {
      return WORD.matcher(SYNOPSIS.matcher(sentence()).replaceAll(""))
          .results()
          .takeWhile(word -> word.group(1) != null || !END.matcher(word.group(2)).lookingAt())
          .map(Printed::word)
          .map(word -> PLACEHOLDERS.getOrDefault(word, word))
          .toList();
    }

    /// What follows a full stop or a semicolon is another sentence, or another command.
    private String sentence() {
      Matcher end = SENTENCE.matcher(command);
      return end.lookingAt() ? end.group() : command;
    }

    /// A command that is named by itself is spoken about.
    boolean isMention() {
      return words().size() == 2;
    }

    private static String word(MatchResult word) {
      String quoted = word.group(1);
      return quoted == null ? word.group(2).replaceAll("[.,)]$", "") : quoted;
    }

    @Override
    public String toString() {
      return where + ": " + command;
    }
  }

  static Stream<Printed> printed() throws IOException {
    return Stream.of(inPages(), inMails(), inHelp(), suggested()).flatMap(all -> all);
  }

  private static Stream<Printed> inPages() throws IOException {
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      List<Path> pages =
          Stream.concat(
                  docs, Stream.of("README.md", "CONTRIBUTING.md", "SECURITY.md").map(ROOT::resolve))
              .filter(page -> page.toString().endsWith(".md"))
              .toList();
      return pages.stream()
          .flatMap(page -> Stream.concat(found(INLINE, page), found(LINE, page)).distinct());
    }
  }

  private static Stream<Printed> inMails() throws IOException {
    try (Stream<Path> mails = Files.walk(MAILS)) {
      List<Path> texts = mails.filter(mail -> mail.toString().endsWith(".txt")).toList();
      return texts.stream()
          .flatMap(mail -> Stream.concat(found(INLINE, mail), found(LINE, mail)).distinct());
    }
  }

  private static Stream<Printed> found(Pattern pattern, Path file) {
    return found(pattern, ROOT.relativize(file).toString(), read(file));
  }

  private static Stream<Printed> found(Pattern pattern, String where, String text) {
    return pattern
        .matcher(CONTINUED.matcher(text).replaceAll(""))
        .results()
        .map(command -> new Printed(where, command.group(1).strip()));
  }

  /// In help a command stands on a line of its own.
  private static Stream<Printed> inHelp() {
    return withSubcommands(Rootsweep.commandLine())
        .map(CommandLine::getCommandSpec)
        .flatMap(
            command ->
                found(
                    EXAMPLE,
                    command.qualifiedName().replaceFirst("^rootsweep ", "") + " --help",
                    footer(command)));
  }

  private static Stream<CommandLine> withSubcommands(CommandLine line) {
    return Stream.concat(
        Stream.of(line),
        line.getSubcommands().values().stream().flatMap(PrintedCommandsTest::withSubcommands));
  }

  private static String footer(CommandSpec command) {
    return String.join("\n", command.usageMessage().footer()).formatted();
  }

  private static Stream<Printed> suggested() {
    return Stream.of(
            new RootsweepCommands("rootsweep-ledger", "us-east-1", "security"),
            new RootsweepCommands("", "", ""))
        .flatMap(
            commands ->
                Stream.of(
                    commands.audit(ACCOUNT),
                    commands.check(ACCOUNT),
                    commands.resume(),
                    RootsweepCommands.setUp(ACCOUNT),
                    commands.auditUnseen(),
                    commands.pause("incident 42"),
                    commands.setUpAs(ACCOUNT),
                    commands.approve(ACCOUNT)))
        .map(command -> new Printed("alerts", command));
  }

  @ParameterizedTest
  @MethodSource("printed")
  void parses(Printed printed) {
    List<String> words = printed.words();
    CommandLine line = Rootsweep.commandLine();

    assertEquals("rootsweep", words.getFirst());
    if (printed.isMention()) {
      assertTrue(line.getSubcommands().containsKey(words.getLast()), words::getLast);
    } else {
      assertDoesNotThrow(
          () -> line.parseArgs(words.subList(1, words.size()).toArray(String[]::new)),
          printed::toString);
    }
  }

  static Stream<Printed> atNight() throws IOException {
    return printed()
        .filter(each -> each.where().contains("runbook") || each.where().contains("alert/mail"))
        .filter(each -> !each.isMention());
  }

  /// A person who was asleep does not know the name of a table.
  @ParameterizedTest
  @MethodSource("atNight")
  void namesTheLedgerAndItsRegion(Printed printed) {
    ParseResult parsed =
        Rootsweep.commandLine()
            .parseArgs(printed.words().subList(1, printed.words().size()).toArray(String[]::new))
            .subcommand();

    if (ON_THE_LEDGER.contains(parsed.commandSpec().name())) {
      assertTrue(parsed.hasMatchedOption("--ledger"), () -> "no --ledger: " + printed);
      assertTrue(parsed.hasMatchedOption("--region"), () -> "no --region: " + printed);
    }
  }

  /// A pattern that finds nothing would be green for ever.
  @Test
  void areFoundInEveryKindOfText() throws IOException {
    Set<String> found = new TreeSet<>();
    printed()
        .filter(each -> !each.isMention())
        .peek(System.out::println)
        .forEach(each -> found.add(each.where().replaceAll("(?<=.)/[^/]*$", "").strip()));

    assertTrue(
        found.containsAll(
            Set.of(
                "README.md",
                "docs/runbook",
                "aws/src/test/resources/dev/rootsweep/aws/alert/mail",
                "check --help",
                "policy check --help",
                "alerts")),
        found::toString);
  }

  private static String read(Path file) {
    return assertDoesNotThrow(() -> Files.readString(file));
  }
}
