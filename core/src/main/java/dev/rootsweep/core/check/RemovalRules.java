package dev.rootsweep.core.check;

import dev.rootsweep.core.model.Approval;
import dev.rootsweep.core.model.CredentialRef;
import dev.rootsweep.core.model.Exemption;
import dev.rootsweep.core.model.Intent;
import dev.rootsweep.core.model.LastCheck;
import dev.rootsweep.core.model.Lease;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.model.RootPosture;
import dev.rootsweep.core.model.Standing;
import dev.rootsweep.core.settings.DriftAnswer;
import dev.rootsweep.core.settings.Mode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The decision table of a check; the first row that matches wins.
///
/// 1. nothing present: nothing to do
/// 2. removals are paused: hold
/// 3. an open recovery lease spares what was made under it; the rest goes on
/// 4. an open exemption: spare
/// 5. mode observe, or the very first sweep: watch
/// 6. drift: hold or go on at 8, as the setting says
/// 7. recently used, or a signing certificate, without approval: hold
/// 8. no slot of the cap left, without approval: hold
/// 9. otherwise: remove
///
/// Rows 6 to 8 pass over credentials that were judged before: those of an open intent, and those
/// made under a lease that has ended.
final class RemovalRules {
  /// How long what an intent judged needs no second judgement.
  private static final Duration JUDGED_FOR = Duration.ofHours(24);

  private static final String BEGUN = "an open intent";
  private static final String LEFTOVER = "made under a recovery lease that has ended";

  private RemovalRules() {}

  static Decision decide(Situation situation) {
    if (situation.posture().clean()) {
      return new Decision.Nothing();
    }
    if (situation.paused().isPresent()) {
      return new Decision.Hold(
          HeldReason.PAUSED,
          situation.posture().credentials(),
          isDrift(situation, situation.posture().credentials()),
          situation.paused().get());
    }
    List<RootCredential> spared = LeaseRules.spared(situation);
    List<RootCredential> rest = without(situation.posture().credentials(), spared);
    if (rest.isEmpty()) {
      return underLease(situation, spared);
    }
    return openExemption(situation)
        .<Decision>map(exemption -> exempt(situation, rest, exemption))
        .orElseGet(() -> mayRemove(situation, rest, spared));
  }

  private static Decision mayRemove(
      Situation situation, List<RootCredential> rest, List<RootCredential> spared) {
    boolean drift = isDrift(situation, rest);
    if (situation.mode() == Mode.OBSERVE) {
      return watch(situation, rest, spared, drift, "mode is observe");
    }
    if (situation.firstSweep()) {
      String why = "the first sweep over an empty ledger only observes";
      return watch(situation, rest, spared, drift, why);
    }
    List<RootCredential> begun = begun(situation, rest);
    List<RootCredential> fresh = without(rest, begun);
    if (fresh.isEmpty()) {
      return new Decision.Remove(rest, spared, drift, Optional.empty(), false, BEGUN);
    }
    Decision judged = judge(situation, fresh, rest, spared, drift);
    if (!(judged instanceof Decision.Hold)) {
      return judged;
    }
    List<RootCredential> waiting = without(fresh, LeaseRules.leftovers(situation, fresh));
    List<RootCredential> settled = without(rest, waiting);
    return settled.isEmpty()
        ? judged
        : finish(settled, waiting, spared, drift, judged, begun.isEmpty() ? LEFTOVER : BEGUN);
  }

  /// Row 5, which also says what a later row would hold.
  private static Decision watch(
      Situation situation,
      List<RootCredential> rest,
      List<RootCredential> spared,
      boolean drift,
      String why) {
    Decision later = judge(situation, rest, rest, spared, drift);
    return later instanceof Decision.Hold hold
        ? new Decision.Watch(
            rest,
            drift,
            why + "; in mode enforce held: " + hold.detail(),
            Optional.of(new Hindrance(hold.reason(), hold.detail())))
        : new Decision.Watch(rest, drift, why, Optional.empty());
  }

  /// Finishes what was begun while the fresh rest waits. A password that waits keeps the MFA
  /// devices too; where nothing else was begun, nothing may be deleted and all wait.
  private static Decision finish(
      List<RootCredential> begun,
      List<RootCredential> fresh,
      List<RootCredential> spared,
      boolean drift,
      Decision judged,
      String why) {
    List<RootCredential> left = new ArrayList<>(spared);
    if (begun.stream().anyMatch(RootCredential.MfaDevice.class::isInstance)) {
      fresh.stream().filter(RootCredential.ConsolePassword.class::isInstance).forEach(left::add);
    }
    boolean allWait =
        left.stream().anyMatch(RootCredential.ConsolePassword.class::isInstance)
            && begun.stream().allMatch(RootCredential.MfaDevice.class::isInstance);
    return allWait ? judged : new Decision.Remove(begun, left, drift, Optional.empty(), false, why);
  }

  /// Rows 6 to 9, for credentials that nobody has judged yet.
  private static Decision judge(
      Situation situation,
      List<RootCredential> fresh,
      List<RootCredential> rest,
      List<RootCredential> spared,
      boolean drift) {
    List<RootCredential> open = without(fresh, LeaseRules.leftovers(situation, fresh));
    List<RootCredential> recent = RecentUse.of(situation, open);
    Optional<Approval> approval = covering(situation, drift || recent.isEmpty() ? open : recent);
    if (approval.isEmpty() && drift && situation.drift() == DriftAnswer.HOLD) {
      return new Decision.Hold(HeldReason.DRIFT, rest, true, "setting drift is hold");
    }
    if (approval.isEmpty() && !drift && !recent.isEmpty()) {
      return new Decision.Hold(
          RecentUse.reason(recent), rest, false, RecentUse.words(situation, recent));
    }
    boolean needsSlot =
        !open.isEmpty()
            && begun(situation, rest).isEmpty()
            && approval.stream().noneMatch(given -> given.coversAll(open));
    return needsSlot && situation.slot() == Situation.Slot.REFUSED
        ? new Decision.Hold(
            HeldReason.CAP, rest, drift, "the next sweep takes it up in a later hour")
        : new Decision.Remove(rest, spared, drift, approval, needsSlot, why(drift, open, approval));
  }

  private static String why(boolean drift, List<RootCredential> open, Optional<Approval> approval) {
    if (approval.isPresent()) {
      return "approved by " + approval.get().by();
    }
    if (open.isEmpty()) {
      return LEFTOVER;
    }
    return drift ? "the account was verified clean before" : "nothing held it back";
  }

  private static Decision underLease(Situation situation, List<RootCredential> spared) {
    Lease last =
        LeaseRules.open(situation).stream()
            .max(Comparator.comparing(Lease::endsAt))
            .orElseThrow(() -> new IllegalStateException("spared by no lease"));
    return new Decision.Spare(
        SparedReason.LEASE, spared, List.of(), last.endsAt(), "lease of " + last.requester());
  }

  private static Decision exempt(
      Situation situation, List<RootCredential> rest, Exemption exemption) {
    Set<CredentialRef> before =
        situation
            .standing()
            .last()
            .flatMap(last -> last.posture())
            .map(RootPosture::refs)
            .orElseGet(() -> refs(rest));
    List<RootCredential> unexpected =
        rest.stream().filter(credential -> !before.contains(credential.ref())).toList();
    return new Decision.Spare(
        SparedReason.EXEMPTION, rest, unexpected, exemption.until(), exemption.reason());
  }

  private static Optional<Exemption> openExemption(Situation situation) {
    return situation.exemptions().stream()
        .filter(exemption -> exemption.isOpen(situation.now()))
        .max(Comparator.comparing(Exemption::until));
  }

  private static boolean isDrift(Situation situation, List<RootCredential> credentials) {
    return isDrift(
        situation.standing(), situation.allowed().leases(), situation.joinedAt(), credentials);
  }

  /// Tells whether credentials are drift: the account was verified clean before, in this
  /// membership, and no lease explains them.
  static boolean isDrift(
      Standing standing, List<Lease> leases, Instant joinedAt, List<RootCredential> credentials) {
    boolean cleanBefore =
        standing.last().flatMap(LastCheck::cleanIn).filter(joinedAt::equals).isPresent();
    return cleanBefore
        && credentials.stream()
            .filter(one -> !LeaseRules.explains(leases, one))
            .anyMatch(one -> !mayHaveBeenMissed(standing, one));
  }

  /// What was created just before the account was first verified clean may have been there and not
  /// shown yet. Then it has not come back, and nobody has judged it.
  private static boolean mayHaveBeenMissed(Standing standing, RootCredential credential) {
    return standing
        .last()
        .flatMap(LastCheck::cleanAt)
        .filter(cleanAt -> !credential.created().isAfter(cleanAt))
        .filter(cleanAt -> !AbsenceRules.proves(credential, cleanAt))
        .isPresent();
  }

  /// What an open intent has judged already: for a day, and while nobody uses it.
  private static List<RootCredential> begun(Situation situation, List<RootCredential> credentials) {
    Optional<Intent> intent =
        situation
            .standing()
            .intent()
            .filter(open -> open.openedAt().plus(JUDGED_FOR).isAfter(situation.now()));
    Set<CredentialRef> intended =
        intent.map(Intent::credentials).map(RemovalRules::refs).orElse(Set.of());
    return credentials.stream()
        .filter(credential -> intended.contains(credential.ref()))
        .filter(credential -> !isUsedSince(credential, intent))
        .toList();
  }

  private static boolean isUsedSince(RootCredential credential, Optional<Intent> intent) {
    return intent
        .flatMap(open -> credential.lastUse().when().filter(used -> used.isAfter(open.openedAt())))
        .isPresent();
  }

  private static Optional<Approval> covering(
      Situation situation, List<RootCredential> credentials) {
    if (credentials.isEmpty()) {
      return Optional.empty();
    }
    return situation.allowed().approvals().stream()
        .filter(approval -> approval.isOpen(situation.now()))
        .filter(approval -> approval.coversAll(credentials))
        .findFirst();
  }

  private static Set<CredentialRef> refs(List<RootCredential> credentials) {
    return credentials.stream().map(RootCredential::ref).collect(Collectors.toUnmodifiableSet());
  }

  private static List<RootCredential> without(
      List<RootCredential> credentials, List<RootCredential> others) {
    Set<CredentialRef> refs = refs(others);
    return credentials.stream().filter(credential -> !refs.contains(credential.ref())).toList();
  }
}
