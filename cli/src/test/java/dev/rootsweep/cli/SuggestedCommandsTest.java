package dev.rootsweep.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rootsweep.core.alert.RootsweepCommands;
import dev.rootsweep.core.model.AccountId;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/// What alerts tell people to type is what the command line takes.
class SuggestedCommandsTest {
  private static final AccountId ACCOUNT = new AccountId("303030303030");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  static Stream<String> commands() {
    return Stream.of(
            new RootsweepCommands("rootsweep-ledger", "us-east-1"), new RootsweepCommands("", ""))
        .flatMap(
            commands ->
                Stream.of(
                    commands.audit(ACCOUNT),
                    commands.check(ACCOUNT),
                    commands.approve(ACCOUNT, "nothing uses it any more")));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void parse(String command) {
    List<String> words =
        WORD.matcher(command)
            .results()
            .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
            .toList();

    assertEquals("rootsweep", words.getFirst());
    CommandLine line = Rootsweep.commandLine();
    assertDoesNotThrow(() -> line.parseArgs(words.subList(1, words.size()).toArray(String[]::new)));
  }
}
