package dev.rootsweep.cli.run;

import dev.rootsweep.core.check.CheckOutcome;
import dev.rootsweep.core.model.CredentialRef;
import dev.rootsweep.core.model.CredentialResult;
import dev.rootsweep.core.model.RootCredential;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is said of an account that was checked in several rounds. A later round knows only what was
/// still open, and yet nothing that an earlier one deleted may be missing from the report.
final class RoundRules {
  private RoundRules() {}

  /// Returns the end that takes both rounds into account.
  static Result after(Result earlier, Result later) {
    if (later instanceof Result.NotStarted && earlier instanceof Result.Checked begun) {
      return new Result.Checked(begun.chosen(), begun.outcome(), true);
    }
    return earlier
            instanceof Result.Checked(Chosen chosen, CheckOutcome.Incomplete incomplete, boolean _)
        ? after(chosen, incomplete, later)
        : later;
  }

  private static Result after(Chosen chosen, CheckOutcome.Incomplete earlier, Result later) {
    return switch (later) {
      case Result.Checked(Chosen _, CheckOutcome outcome, boolean again) ->
          new Result.Checked(chosen, orIfNothingWent(after(earlier, outcome), outcome), again);
      case Result.Failed failed ->
          isAnyGone(earlier)
              ? new Result.Checked(
                  chosen, unsure(earlier, "the check broke off: " + failed.why()), true)
              : failed;
      case Result.NotStarted _ -> new Result.Checked(chosen, earlier, true);
    };
  }

  /// Where nothing was deleted, the later word is all there is to say.
  private static CheckOutcome orIfNothingWent(CheckOutcome together, CheckOutcome later) {
    return together instanceof CheckOutcome.Incomplete incomplete && !isAnyGone(incomplete)
        ? later
        : together;
  }

  private static boolean isAnyGone(CheckOutcome.Incomplete incomplete) {
    return incomplete.results().stream().anyMatch(CredentialResult::gone);
  }

  private static CheckOutcome after(CheckOutcome.Incomplete earlier, CheckOutcome later) {
    return switch (later) {
      case CheckOutcome.Clean _ ->
          unsure(earlier, "its numbers are zero, and another check has closed the removal");
      case CheckOutcome.Removed done ->
          removed(earlier, done.results(), done.spared(), done.drift(), done.why());
      case CheckOutcome.Incomplete again ->
          new CheckOutcome.Incomplete(
              again.account(),
              together(earlier.results(), again.results()),
              again.remaining(),
              earlier.drift() || again.drift(),
              again.why());
      case CheckOutcome.WouldRemove would -> left(earlier, would.credentials(), would.reason());
      case CheckOutcome.Changed changed -> left(earlier, changed.credentials(), changed.why());
      case CheckOutcome.Held held -> left(earlier, held.credentials(), "held, " + held.why());
      case CheckOutcome.Spared spared when spared.credentials().isEmpty() ->
          unsure(earlier, "spared, " + spared.why());
      case CheckOutcome.Spared spared ->
          left(earlier, spared.credentials(), "spared, " + spared.why());
      case CheckOutcome.NotAuditable notAuditable ->
          unsure(earlier, "could not be seen, " + notAuditable.why());
      case CheckOutcome.NotReady _, CheckOutcome.Ignored _ -> unsure(earlier, later.why());
    };
  }

  /// The check that ended so has proven the end of what failed first.
  private static CheckOutcome removed(
      CheckOutcome.Incomplete earlier,
      List<CredentialResult> results,
      List<RootCredential> spared,
      boolean drift,
      String why) {
    return new CheckOutcome.Removed(
        earlier.account(),
        together(earlier.results(), results),
        spared,
        earlier.drift() || drift,
        why);
  }

  /// The account was seen, and the rest is left.
  private static CheckOutcome left(
      CheckOutcome.Incomplete earlier, List<RootCredential> there, String why) {
    return new CheckOutcome.Incomplete(
        earlier.account(),
        earlier.results(),
        there,
        earlier.drift(),
        "begun, and the rest is left now: " + why);
  }

  /// The account was not seen again.
  private static CheckOutcome unsure(CheckOutcome.Incomplete earlier, String why) {
    return new CheckOutcome.Incomplete(
        earlier.account(),
        earlier.results(),
        earlier.remaining(),
        earlier.drift(),
        earlier.why() + "; when tried again: " + why);
  }

  /// A deletion that AWS confirmed stays one; of everything else the later word counts.
  private static List<CredentialResult> together(
      List<CredentialResult> earlier, List<CredentialResult> later) {
    Map<CredentialRef, CredentialResult> fates = new LinkedHashMap<>();
    earlier.forEach(result -> fates.put(result.credential().ref(), result));
    later.forEach(result -> fates.merge(result.credential().ref(), result, RoundRules::later));
    return List.copyOf(fates.values());
  }

  private static CredentialResult later(CredentialResult earlier, CredentialResult later) {
    return earlier.fate() == CredentialResult.Fate.REMOVED ? earlier : later;
  }
}
