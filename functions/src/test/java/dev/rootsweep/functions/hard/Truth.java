package dev.rootsweep.functions.hard;

import dev.rootsweep.core.check.CheckOutcome;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.CredentialRef;
import dev.rootsweep.core.model.CredentialResult;
import dev.rootsweep.core.model.LastCheck;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.model.RootPosture;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What was told and written, against what the sandbox's root users truly hold.
///
/// A credential is named as the sandbox names it. Nobody but the product may change an account
/// between a check and the look at it.
final class Truth {
  private final Trial trial;

  Truth(Trial trial) {
    this.trial = trial;
  }

  static String name(CredentialRef ref) {
    return ref.kind() == CredentialRef.Kind.CONSOLE_PASSWORD ? "password" : ref.awsId();
  }

  static Set<String> names(Collection<RootCredential> credentials) {
    return credentials.stream().map(one -> name(one.ref())).collect(Collectors.toSet());
  }

  static Set<String> held(Collection<dev.rootsweep.sandbox.RootCredential> credentials) {
    return credentials.stream()
        .map(dev.rootsweep.sandbox.RootCredential::id)
        .collect(Collectors.toSet());
  }

  /// Tells whether a check may end so: verified, or reported with a reason.
  static boolean isEnd(CheckOutcome outcome) {
    return switch (outcome) {
      case CheckOutcome.Clean _, CheckOutcome.Removed _ -> true;
      case CheckOutcome.Incomplete incomplete -> !incomplete.why().isBlank();
      case CheckOutcome.NotAuditable unseen -> unseen.cause().passing();
      case CheckOutcome.NotReady _,
          CheckOutcome.Held _,
          CheckOutcome.Spared _,
          CheckOutcome.WouldRemove _,
          CheckOutcome.Changed _,
          CheckOutcome.Ignored _ ->
          false;
    };
  }

  Set<String> held(AccountId account) {
    return held(trial.held(account));
  }

  /// Returns every outcome that was untrue when it was told.
  List<Trial.Ended> liesTold() {
    return trial.ended.stream().filter(one -> !isTrue(one.outcome(), held(one.held()))).toList();
  }

  private static boolean isTrue(CheckOutcome outcome, Set<String> held) {
    return switch (outcome) {
      case CheckOutcome.Clean _ -> held.isEmpty();
      case CheckOutcome.Removed removed ->
          held.equals(names(removed.spared())) && gone(removed.results(), held);
      case CheckOutcome.Incomplete incomplete ->
          names(incomplete.remaining()).containsAll(held)
              && !incomplete.why().isBlank()
              && gone(incomplete.results(), held);
      case CheckOutcome.Held waits -> held.equals(names(waits.credentials()));
      case CheckOutcome.WouldRemove would -> held.equals(names(would.credentials()));
      case CheckOutcome.NotAuditable unseen -> !unseen.said().isBlank();
      case CheckOutcome.Spared _, CheckOutcome.NotReady _, CheckOutcome.Ignored _ -> true;
      case CheckOutcome.Changed _ -> throw new AssertionError("nobody checks by hand: " + outcome);
    };
  }

  private static boolean gone(List<CredentialResult> results, Set<String> held) {
    return results.stream()
        .filter(CredentialResult::gone)
        .noneMatch(result -> held.contains(name(result.credential().ref())));
  }

  /// Returns what the ledger says of an account that is not true; empty when all is.
  List<String> liesWritten(AccountId account) {
    List<String> lies = new ArrayList<>();
    Set<String> held = held(account);
    List<String> proven = proven(account);
    if (proven.stream().anyMatch(held::contains)) {
      lies.add(account + " holds " + held + ", proven gone " + proven);
    }
    if (new HashSet<>(proven).size() != proven.size()) {
      lies.add(account + " proven twice " + proven);
    }
    LastCheck last = trial.ledger.standing(account).last().orElse(null);
    if (last == null) {
      return lies;
    }
    if (!last.posture()
        .map(RootPosture::credentials)
        .map(Truth::names)
        .orElse(held)
        .containsAll(held)) {
      lies.add(account + " holds " + held + ", written " + last);
    }
    if (last.cleanIn().isPresent() && !held.isEmpty()) {
      lies.add(account + " holds " + held + ", written as clean");
    }
    return lies;
  }

  /// Returns every credential that a proof calls gone, as often as one does.
  List<String> proven(AccountId account) {
    return trial.ledger.proofs(account).stream()
        .flatMap(proof -> proof.results().stream())
        .filter(CredentialResult::gone)
        .map(result -> name(result.credential().ref()))
        .toList();
  }
}
