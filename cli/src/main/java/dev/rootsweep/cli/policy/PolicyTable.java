package dev.rootsweep.cli.policy;

import dev.rootsweep.cli.report.TextTable;
import dev.rootsweep.core.lockout.Lockout;
import dev.rootsweep.core.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi.Style;

/// A verdict for people: who is locked out, by which statement, why, and what is left.
public final class PolicyTable {
  private static final int WIDEST_TITLE = 20;
  private static final int WIDEST_TEXT = 100;

  private record Row(String title, String text, Optional<Style> colour) {
    private Row(String title, String text) {
      this(title, text, Optional.empty());
    }
  }

  private final int width;
  private final boolean colours;

  /// Makes it for a terminal of that width.
  public PolicyTable(int width, boolean colours) {
    this.width = width;
    this.colours = colours;
  }

  /// Writes a verdict as a table.
  public String text(JudgedPolicy judged) {
    List<TextTable.Column<Row>> columns =
        List.of(
            TextTable.Column.of("Policy", WIDEST_TITLE, Row::title),
            new TextTable.Column<>(
                Texts.shown(PolicyInput.title(judged.name())),
                WIDEST_TEXT,
                Row::text,
                Row::colour));
    return new TextTable<>(width, columns).text(rows(judged)) + "\n";
  }

  private List<Row> rows(JudgedPolicy judged) {
    Lockout lockout = judged.lockout();
    List<Row> rows = new ArrayList<>();
    rows.add(new Row("Verdict", verdict(lockout), colours ? colour(lockout) : Optional.empty()));
    rows.add(
        new Row(
            "Resource",
            Texts.shown(judged.resource().arn()) + " of account " + judged.resource().account()));
    whoIsLockedOut(lockout, judged).ifPresent(who -> rows.add(new Row("Locked out", who)));
    if (!lockout.statements().isEmpty()) {
      rows.add(new Row("Statements", names(judged, lockout.statements())));
    }
    rows.add(new Row("Why", String.join("\n", judged.why())));
    left(lockout).ifPresent(ways -> rows.add(new Row("Ways left", ways)));
    if (lockout instanceof Lockout.LocksEveryone locks) {
      rows.add(
          new Row(
              "Fix",
              "Without %s the policy can be changed again.".formatted(names(judged, locks.cut()))));
    }
    return rows;
  }

  private static String verdict(Lockout lockout) {
    return switch (lockout) {
      case Lockout.Fine _ -> "fine";
      case Lockout.Depends _ -> "depends";
      case Lockout.LocksEveryone _ -> "locks everyone";
      case Lockout.CannotTell _ -> "cannot tell";
    };
  }

  private static Optional<Style> colour(Lockout lockout) {
    return Optional.of(
        switch (lockout) {
          case Lockout.Fine _ -> Style.fg_green;
          case Lockout.Depends _, Lockout.CannotTell _ -> Style.fg_yellow;
          case Lockout.LocksEveryone _ -> Style.fg_red;
        });
  }

  private static Optional<String> whoIsLockedOut(Lockout lockout, JudgedPolicy judged) {
    return switch (lockout) {
      case Lockout.Fine _, Lockout.CannotTell _ -> Optional.empty();
      case Lockout.Depends depends ->
          Optional.of(
              depends.waysLeft().size() < judged.resource().kind().ways().size()
                  ? "Users and roles on one of the two ways to change the policy."
                  : "Users and roles whom a statement below denies.");
      case Lockout.LocksEveryone _ ->
          Optional.of(
              "Every user and role of the account, from everywhere. Only the root user is left.");
    };
  }

  private static String names(JudgedPolicy judged, List<String> statements) {
    return statements.stream().map(judged.names()::forPeople).collect(Collectors.joining(", "));
  }

  private static Optional<String> left(Lockout lockout) {
    return switch (lockout) {
      case Lockout.CannotTell _ -> Optional.empty();
      case Lockout.LocksEveryone _ -> Optional.of("none");
      case Lockout.Fine _, Lockout.Depends _ ->
          Optional.of(
              lockout.waysLeft().stream()
                  .map(left -> words(left, lockout))
                  .collect(Collectors.joining("\n")));
    };
  }

  private static String words(Lockout.WayLeft left, Lockout lockout) {
    if (!left.needs().isEmpty()) {
      return left.way().action() + ", for example: " + Texts.shown(String.join("; ", left.needs()));
    }
    return left.way().action()
        + (lockout instanceof Lockout.Fine
            ? " by any administrator"
            : " by callers whom no statement above denies");
  }
}
