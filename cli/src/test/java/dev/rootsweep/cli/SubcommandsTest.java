package dev.rootsweep.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class SubcommandsTest {
  static Set<String> names() {
    return Subcommands.namedBy().keySet();
  }

  @Test
  void haveTheNamesThatTheirHelpSays() {
    Subcommands.namedBy()
        .forEach(
            (name, command) ->
                assertEquals(name, new CommandLine(command).getCommandSpec().name()));
  }

  @ParameterizedTest
  @MethodSource("names")
  void areMadeAloneWhereOneIsNamed(String name) {
    Set<String> describing = Set.of("help", "completion");

    assertEquals(
        describing.contains(name) ? names() : Set.of(name), Subcommands.namedBy(name).keySet());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h", "-x", "adit", ""})
  void areAllMadeWhereNoneIsNamed(String first) {
    assertEquals(names(), Subcommands.namedBy(first).keySet());
  }

  @ParameterizedTest
  @ValueSource(strings = {"audit", "policy check --bucket logs", "policy check --queue=jobs x"})
  void speakToAws(String words) {
    assertTrue(Subcommands.reachAws(words.split(" ", -1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "policy check logs.json", "sandbox --bucket", ""})
  void speakToNobody(String words) {
    assertFalse(Subcommands.reachAws(words.split(" ", -1)));
  }

  @Test
  void areNotMadeForTheVersion() {
    assertEquals(Map.of(), Subcommands.namedBy("--version"));
  }

  /// What a person sees must not depend on which commands were made.
  @ParameterizedTest
  @MethodSource("names")
  void saySoAloneAsTogether(String name) {
    for (String more : List.of("--help", "--nonsense", "x")) {
      assertEquals(
          parsed(Rootsweep.commandLine(), name, more),
          parsed(Rootsweep.commandLine(name, more), name, more));
    }
  }

  /// What a command line says of words that it does not run with.
  private static String parsed(CommandLine line, String... words) {
    StringWriter said = new StringWriter();
    PrintWriter both = new PrintWriter(said, true);
    int code = line.setOut(both).setErr(both).setExecutionStrategy(_ -> 0).execute(words);
    return code + said.toString();
  }
}
