package dev.rootsweep.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.cli.run.Chosen;
import dev.rootsweep.cli.run.Result;
import dev.rootsweep.core.check.CheckOutcome;
import dev.rootsweep.core.check.HeldReason;
import dev.rootsweep.core.check.Hindrance;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.settings.Mode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class GoOnTest {
  private static final List<Result> RESULTS =
      List.of(
          checked("000000000001", false, new CheckOutcome.Clean(new AccountId("000000000001"))),
          checked("000000000002", false, would("000000000002", Optional.empty())),
          checked(
              "000000000003",
              false,
              would(
                  "000000000003",
                  Optional.of(new Hindrance(HeldReason.RECENTLY_USED, "yesterday")))),
          checked(
              "000000000004",
              false,
              new CheckOutcome.Incomplete(
                  new AccountId("000000000004"), List.of(), List.of(), false, "denied")),
          checked(
              "000000000005",
              true,
              new CheckOutcome.NotReady(new AccountId("000000000005"), Duration.ZERO, "new")),
          new Result.Failed(chosen("000000000006"), "no answer"),
          new Result.NotStarted(chosen("000000000007")),
          checked(
              "000000000008",
              false,
              new CheckOutcome.Changed(new AccountId("000000000008"), List.of(), Set.of())));

  private final HandWorld world = new HandWorld();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void goesOnWithEverythingThatACheckHasNotFinished() {
    String said = GoOn.after("check", Mode.ENFORCE, check(), RESULTS, true);

    assertTrue(said.startsWith("Stopped: 6 of 8 accounts are not done."), said);
    assertTrue(
        said.endsWith(
            "\n  rootsweep check --yes --accounts"
                + " 000000000002,000000000004,000000000005,000000000006,000000000007,000000000008"),
        said);
  }

  @Test
  void goesOnWithWhatALookHasNotBegun() {
    String said = GoOn.after("check", Mode.OBSERVE, check(), RESULTS, true);

    assertTrue(said.endsWith("--accounts 000000000007"), said);
  }

  @Test
  void saysSoWhereNothingIsLeft() {
    assertEquals(
        "Stopped; every account was begun before, so the report is whole.",
        GoOn.after("check", Mode.ENFORCE, check(), RESULTS.subList(0, 1), true));
  }

  @Test
  void saysThatAccountsAreMissingWhereTheListIsNotWhole() {
    String said = GoOn.after("check", Mode.OBSERVE, check(), RESULTS.subList(0, 1), false);

    assertTrue(said.startsWith("Stopped before all accounts were listed"), said);
    assertTrue(said.contains("the same command looks at every account again"), said);
  }

  @Test
  void repeatsTheOtherOptionsAndNoneThatChoosesAccounts() {
    String said =
        GoOn.after(
            "check",
            Mode.ENFORCE,
            check(
                "000000000001",
                "--cap=7",
                "--accounts=000000000002,000000000003",
                "--profile",
                "000000000001",
                "--ledger",
                "it's"),
            RESULTS,
            true);

    assertTrue(
        said.contains(
            "\n  rootsweep check --cap 7 --profile 000000000001 --ledger 'it'\\''s' --accounts"
                + " 000000000002,"),
        said);
  }

  @Test
  void promisesNoMemoryThatALookDoesNotHave() {
    List<Result> many =
        IntStream.rangeClosed(1, 101)
            .<Result>mapToObj(n -> new Result.NotStarted(chosen("%012d".formatted(n))))
            .toList();

    String looked = GoOn.after("audit", Mode.OBSERVE, check(), many, true);
    String checked = GoOn.after("check", Mode.ENFORCE, check(), many, true);

    assertTrue(looked.contains("looks at every account again"), looked);
    assertTrue(checked.contains("what was removed stays removed"), checked);
  }

  private CommandLine check() {
    return check("--yes", "--accounts", "all");
  }

  private CommandLine check(String... words) {
    CommandLine line = new CommandLine(new CheckCommand(world.surroundings()));
    line.parseArgs(words);
    return line;
  }

  private static CheckOutcome would(String account, Optional<Hindrance> held) {
    return new CheckOutcome.WouldRemove(new AccountId(account), List.of(), false, "", held);
  }

  private static Result checked(String account, boolean again, CheckOutcome outcome) {
    return new Result.Checked(chosen(account), outcome, again);
  }

  private static Chosen chosen(String account) {
    return new Chosen(new AccountId(account), Optional.empty(), Instant.EPOCH);
  }
}
