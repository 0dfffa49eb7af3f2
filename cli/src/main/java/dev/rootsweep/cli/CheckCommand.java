package dev.rootsweep.cli;

import dev.rootsweep.cli.connect.Surroundings;
import dev.rootsweep.cli.report.ExitCodes;
import dev.rootsweep.cli.report.Preview;
import dev.rootsweep.cli.run.Ahead;
import dev.rootsweep.cli.run.Looked;
import dev.rootsweep.cli.run.Result;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.settings.Mode;
import dev.rootsweep.core.settings.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Checks accounts: looks, asks, removes.
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Checks member accounts: lists what it would remove from their root users, asks, removes it"
            + " and verifies that it is gone. Needs the deployed ledger (--ledger) to remove"
            + " anything; without one, or with ROOTSWEEP_MODE=observe, it only looks.",
    exitCodeListHeading = "%nExit codes, the highest that applies:%n",
    exitCodeList = {
      "0:every account is clean, or as wished",
      "1:something remains, was held, or was not done",
      "2:wrong usage, or refused to start",
      "3:AWS refused or failed, or an account could not be seen",
      ExitCodes.UNWRITTEN_HELP,
      "130:stopped with Ctrl-C; the report says what was done"
    },
    footer = {
      "",
      "A deleted access key or certificate cannot be restored. What was made or used",
      "lately is held: rootsweep approve releases it.",
      "",
      "Example: see what would go from two accounts, and remove nothing:",
      "  rootsweep check --dry-run 303030303030 313131313131"
    })
final class CheckCommand implements Callable<Integer> {
  private static final int MOST_ACCOUNTS = 1_000_000;

  @Mixin private RunOptions options = new RunOptions();

  @Option(names = "--dry-run", description = "Only look: mode observe.")
  private boolean dryRun;

  @Option(names = "--yes", description = "Remove without asking.")
  private boolean yes;

  @Option(
      names = "--cap",
      paramLabel = "N",
      description = "Clean up to N accounts per clock hour (default: ROOTSWEEP_REMOVAL_CAP).")
  private @Nullable Integer cap;

  @Option(
      names = "--without-ledger",
      description =
          "With --yes: remove although there is no ledger that knows of pauses, leases, drift and"
              + " approvals.")
  private boolean withoutLedger;

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Surroundings surroundings;

  CheckCommand() {
    this(Surroundings.real());
  }

  CheckCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (cap != null && (cap < 0 || cap > MOST_ACCOUNTS)) {
      throw new IllegalArgumentException(
          "--cap takes a number of accounts from 0 to " + MOST_ACCOUNTS + ", not " + cap);
    }
    Optional<String> observes = observes();
    if (observes.isEmpty() && !yes && !surroundings.terminal().canAnswer()) {
      throw new IllegalArgumentException(
          "check asks before it removes, and nobody can answer here: add --yes to remove without"
              + " being asked, or --dry-run to look only. Nothing was removed.");
    }
    try (HandRun run = HandRun.begin(spec.commandLine(), surroundings, options, said())) {
      if (withoutLedger && run.connection().ledger().isPresent()) {
        throw new IllegalArgumentException(
            "--without-ledger contradicts --ledger and "
                + Setting.LEDGER_TABLE.environmentName()
                + ": leave one out");
      }
      Optional<String> onlyLooks = observes.or(() -> lacksLedger(run));
      return onlyLooks.isPresent() ? look(run, onlyLooks.get()) : enforce(run);
    }
  }

  /// Says why mode is observe; empty when it is not.
  private Optional<String> observes() {
    if (dryRun) {
      return Optional.of("--dry-run");
    }
    String mode = surroundings.environment().getOrDefault(Setting.MODE.environmentName(), "");
    return mode.strip().equals(Mode.OBSERVE.name().toLowerCase(Locale.ROOT))
        ? Optional.of(Setting.MODE.environmentName() + " is observe")
        : Optional.empty();
  }

  private Optional<String> lacksLedger(HandRun run) {
    return run.connection().ledger().isPresent() || (withoutLedger && yes)
        ? Optional.empty()
        : Optional.of(
            "there is no ledger; give --ledger TABLE, or --without-ledger together with --yes");
  }

  private Map<Setting, String> said() {
    return cap == null ? Map.of() : Map.of(Setting.REMOVAL_CAP, cap.toString());
  }

  private int look(HandRun run, String why) {
    run.say("Only looking: " + why + ".");
    return run.look("check");
  }

  private int enforce(HandRun run) {
    Ahead chosen = run.chosen();
    run.sayWhatIsNotJudged();
    Looked looked = run.checks().look(chosen);
    Preview preview = new Preview(looked);
    preview.lines().forEach(run::say);
    List<Result> done = new ArrayList<>();
    boolean mayGoOn = !run.stop().isRequested() && !run.isListBroken();
    boolean agreed = mayGoOn && agreed(run, preview);
    if (agreed) {
      done.addAll(run.checks().remove(preview.removable(), preview.shown(), looked.seen()));
    }
    if (run.connection().ledger().isPresent() && mayGoOn && !run.stop().isRequested()) {
      done.addAll(run.checks().recordHeld(preview.held(), looked.seen()));
    }
    return run.report("check", Mode.ENFORCE, together(looked.told(whyNot(run, agreed)), done));
  }

  private static String whyNot(HandRun run, boolean agreed) {
    if (run.stop().isRequested()) {
      return "the run was stopped before";
    }
    if (run.isListBroken()) {
      return "the list of accounts broke off";
    }
    return agreed ? "not to be removed now" : "not confirmed";
  }

  /// What was seen counts where the run was stopped before more was done.
  private static List<Result> together(List<Result> seen, List<Result> done) {
    Map<AccountId, Result> results = new LinkedHashMap<>();
    seen.forEach(result -> results.put(result.chosen().id(), result));
    done.stream()
        .filter(result -> !(result instanceof Result.NotStarted))
        .forEach(result -> results.put(result.chosen().id(), result));
    return List.copyOf(results.values());
  }

  private boolean agreed(HandRun run, Preview preview) {
    int accounts = preview.going();
    int most = run.connection().settings(Mode.ENFORCE).removalCap();
    if (accounts > most) {
      run.say(
          most == 0
              ? "The cap is 0 accounts an hour, so nothing is removed and everything is held."
                  + " --cap %d raises it.".formatted(accounts)
              : "Of these, at most %d go in this clock hour; the others are held. --cap %d raises it."
                  .formatted(most, accounts));
    }
    if (preview.removable().isEmpty() || yes) {
      return true;
    }
    run.stop().working(false);
    if (Asking.yes(surroundings.terminal(), preview.question())) {
      return true;
    }
    run.say("Nothing was removed.");
    return false;
  }
}
