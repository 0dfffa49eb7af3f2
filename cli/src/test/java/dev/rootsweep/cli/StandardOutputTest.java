package dev.rootsweep.cli;

import static dev.rootsweep.cli.HandWorld.PASSWORD_AND_MFA;
import static dev.rootsweep.cli.HandWorld.TABLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.cli.connect.Surroundings;
import dev.rootsweep.cli.report.ExitCodes;
import dev.rootsweep.core.model.CheckEnding;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/// No command passes for done while nobody received its output.
class StandardOutputTest {
  private static final String FULL = "No space left on device";

  private static final Map<String, String> SETTINGS =
      Map.of(
          "ROOTSWEEP_MANAGEMENT_ACCOUNT", "999999999999",
          "ROOTSWEEP_HUB_ACCOUNT", "222222222222");

  private final HandWorld world = new HandWorld();

  @AfterEach
  void close() {
    world.close();
  }

  static Stream<Arguments> commands() {
    return Stream.of(
        given(AuditCommand::new, "--accounts", "242424242424"),
        given(AuditCommand::new, "--output", "json", "--accounts", "242424242424"),
        given(AuditCommand::new, "--output", "csv", "--accounts", "242424242424"),
        given(CheckCommand::new, "--dry-run", "--accounts", "242424242424"),
        given(ApproveCommand::new, "242424242424", "--reason", "x", "--yes", "--ledger", TABLE),
        given(PauseCommand::new, "--reason", "x", "--ledger", TABLE),
        given(ResumeCommand::new, "--ledger", TABLE),
        given(_ -> new DemoCommand()),
        given(_ -> new SandboxCommand()),
        given(_ -> new PlayCommand(SETTINGS), "../events/check-due-requested.json"));
  }

  private static Arguments given(Function<Surroundings, Object> command, String... words) {
    return Arguments.of(command, words);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void endsEveryCommandWithACodeOfItsOwnWhereTheDiskIsFull(
      Function<Surroundings, Object> command, String[] words) {
    int code = world.runIntoNothing(FULL, command.apply(world.surroundings()), words);

    assertEquals(ExitCodes.UNWRITTEN, code, world.err.toString());
    assertTrue(
        world.err.toString().contains("standard output cannot be written (" + FULL + ")"),
        world.err.toString());
  }

  @Test
  void endsHelpSoToo() {
    Stream.concat(
            Stream.of(List.<String>of()),
            Rootsweep.commandLine().getSubcommands().keySet().stream().map(List::of))
        .forEach(
            command -> {
              String[] words =
                  Stream.concat(command.stream(), Stream.of("--help")).toArray(String[]::new);
              assertEquals(ExitCodes.UNWRITTEN, execute("No space left", words), command::toString);
            });
  }

  @Test
  void endsQuietlyWhereTheReaderEndedEarly() {
    int code =
        world.runIntoNothing(
            "Broken pipe",
            new AuditCommand(world.surroundings()),
            "--ledger",
            TABLE,
            "--accounts",
            "242424242424");

    assertEquals(ExitCodes.CLOSED_PIPE, code);
    assertTrue(
        world.err.toString().lines().noneMatch(l -> l.contains("output")), world.err::toString);
  }

  @Test
  void finishesARemovalWhoseReportIsLostAndSaysHowItEnded() {
    int code =
        world.runIntoNothing(
            FULL,
            new CheckCommand(world.surroundings()),
            "--yes",
            "--ledger",
            TABLE,
            "--accounts",
            PASSWORD_AND_MFA.value());

    assertEquals(ExitCodes.UNWRITTEN, code);
    assertEquals(
        CheckEnding.REMOVED, world.ledger.standing(PASSWORD_AND_MFA).last().orElseThrow().ending());
    assertTrue(
        world.err.toString().contains("The report is lost: 1 account: 1 Removed."),
        world.err.toString());
  }

  @Test
  void saysOnStandardErrorWhatStandsWhereTheAnswerIsLost() {
    int code =
        world.runIntoNothing(
            FULL, new PauseCommand(world.surroundings()), "--reason", "INC-7", "--ledger", TABLE);

    assertEquals(ExitCodes.UNWRITTEN, code);
    assertTrue(world.ledger.pause().isPresent());
    assertTrue(world.err.toString().contains("Reason: INC-7"), world.err.toString());
  }

  private static int execute(String failure, String... words) {
    PrintWriter errors = new PrintWriter(new StringWriter(), true);
    CommandLine line = Rootsweep.commandLine().setErr(errors);
    return Rootsweep.execute(
        line, new StandardOutput(new FailingStream(failure), errors, () -> false), words);
  }
}
