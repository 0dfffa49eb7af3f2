package dev.rootsweep.cli;

import dev.rootsweep.core.alert.RootsweepCommands;
import dev.rootsweep.core.model.Approval;
import dev.rootsweep.core.task.ApproveOutcome;
import dev.rootsweep.core.task.ApproveOutcome.Next;
import dev.rootsweep.core.text.Utc;
import java.util.List;

/// What approve answers: whether the approval stands, and what happens next.
final class ApproveText {
  private final RootsweepCommands commands;

  ApproveText(RootsweepCommands commands) {
    this.commands = commands;
  }

  List<String> lines(ApproveOutcome outcome) {
    return switch (outcome) {
      case ApproveOutcome.Approved approved ->
          List.of(
              "Approved in the name of " + approved.approval().by() + until(approved.approval()),
              next(approved.next(), approved.approval()));
      case ApproveOutcome.ApprovedBefore before ->
          List.of(
              "Approved before, by " + before.approval().by() + until(before.approval()),
              next(before.next(), before.approval()));
      case ApproveOutcome.NothingHeld nothing -> List.of(nothingHeld(nothing));
      case ApproveOutcome.Changed _ ->
          List.of(
              "Something else is held now than you were shown. Nothing was approved; try again.");
      case ApproveOutcome.Paused paused ->
          List.of(
              PauseText.of(paused.pause()),
              "Nothing was approved. End the pause first, then approve again: "
                  + commands.resume());
    };
  }

  private static String nothingHeld(ApproveOutcome.NothingHeld nothing) {
    return "Nothing is held in %s: %s%s. Nothing was approved."
        .formatted(
            nothing.account(),
            nothing
                .last()
                .map(last -> "its last recorded check ended as " + last.title())
                .orElse("the ledger knows no check of it"),
            nothing.at().map(at -> " at " + Utc.seconds(at)).orElse(""));
  }

  private static String until(Approval approval) {
    return ", until " + end(approval) + ".";
  }

  private static String end(Approval approval) {
    return Utc.seconds(approval.grantedAt().plus(Approval.LASTS));
  }

  private String next(Next next, Approval approval) {
    String otherwise =
        "The next sweep removes what is approved, in mode enforce, if it checks the account before"
            + " %s. To remove it now: %s";
    return switch (next) {
      case Next.Queued _ -> "A check of the account is queued.";
      case Next.NoQueue _ -> otherwise.formatted(end(approval), commands.check(approval.account()));
      case Next.NotQueued(String why) ->
          ("The approval stands, but the check could not be queued (" + why + "). ")
              + otherwise.formatted(end(approval), commands.check(approval.account()));
    };
  }
}
