package dev.rootsweep.core.check;

import dev.rootsweep.core.model.CheckRecord;
import dev.rootsweep.core.model.CredentialRef;
import dev.rootsweep.core.model.CredentialResult;
import dev.rootsweep.core.model.GoneCredential;
import dev.rootsweep.core.model.Intent;
import dev.rootsweep.core.model.LastCheck;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.model.RootPosture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What a check learned, besides its outcome.
///
/// - shape: `joinedAt` is the membership; `listsRead` tells whether all lists were read in it;
///   `results` the deletions settled; `deleted` what AWS confirmed to have deleted, settled or not;
///   `intent` what stays open
record Learned(
    Optional<Instant> joinedAt,
    Optional<RootPosture> posture,
    boolean listsRead,
    boolean verifiedClean,
    List<CredentialResult> results,
    Set<CredentialRef> deleted,
    Optional<Intent> intent) {

  static Learned nothing(Optional<Instant> joinedAt, Optional<Intent> intent) {
    return new Learned(joinedAt, Optional.empty(), false, false, List.of(), Set.of(), intent);
  }

  /// Returns what is written at the end of the check that learned this.
  CheckRecord entry(
      Claim claim, CheckOutcome outcome, String fingerprint, List<Notice> notices, Instant now) {
    return new CheckRecord(
        claim.due().account(),
        claim.due().origin().eventId(),
        check(claim.standing().last(), outcome, fingerprint, now),
        results,
        claim.standing().intent().map(Intent::id),
        intent,
        approvalsUsed(claim),
        notices);
  }

  /// The approvals that an intent rests on are used up with it, however it is closed: what is made
  /// again under the same name was never approved.
  private Set<String> approvalsUsed(Claim claim) {
    return intent.isPresent()
        ? Set.of()
        : claim.standing().intent().map(Intent::approvals).orElse(Set.of());
  }

  private LastCheck check(
      Optional<LastCheck> before, CheckOutcome outcome, String fingerprint, Instant now) {
    Optional<Instant> membership = joinedAt.or(() -> before.flatMap(LastCheck::joinedAt));
    return new LastCheck(
        now,
        outcome.ending(),
        fingerprint,
        posture.or(() -> before.flatMap(LastCheck::posture)),
        membership,
        verifiedClean ? joinedAt : before.flatMap(LastCheck::cleanIn),
        verifiedClean ? cleanAt(before, now) : before.flatMap(LastCheck::cleanAt),
        listsRead ? Optional.of(now) : listsReadBefore(before, membership),
        gone(before, now),
        pause(before, outcome),
        held(outcome));
  }

  private static Set<CredentialRef> held(CheckOutcome outcome) {
    return outcome instanceof CheckOutcome.Held held
        ? held.credentials().stream()
            .map(RootCredential::ref)
            .collect(Collectors.toUnmodifiableSet())
        : Set.of();
  }

  /// A check that saw nothing leaves the account held as it was.
  private Optional<String> pause(Optional<LastCheck> before, CheckOutcome outcome) {
    if (outcome instanceof CheckOutcome.Held held && held.reason() == HeldReason.PAUSED) {
      return Optional.of(held.detail());
    }
    return posture.isPresent() ? Optional.empty() : before.flatMap(LastCheck::pause);
  }

  private Optional<Instant> cleanAt(Optional<LastCheck> before, Instant now) {
    return before
        .filter(last -> last.cleanIn().isPresent() && last.cleanIn().equals(joinedAt))
        .flatMap(LastCheck::cleanAt)
        .or(() -> Optional.of(now));
  }

  /// Lists that were read in an earlier membership prove nothing about this one.
  private static Optional<Instant> listsReadBefore(
      Optional<LastCheck> before, Optional<Instant> membership) {
    return before
        .filter(last -> last.joinedAt().equals(membership))
        .flatMap(LastCheck::listsReadAt);
  }

  private List<GoneCredential> gone(Optional<LastCheck> before, Instant now) {
    Set<CredentialRef> fresh = new HashSet<>(deleted);
    results.stream().filter(CredentialResult::gone).forEach(r -> fresh.add(r.credential().ref()));
    List<GoneCredential> gone =
        new ArrayList<>(
            before.stream()
                .flatMap(last -> last.gone().stream())
                .filter(one -> GhostRules.mayBeShown(one.at(), now))
                .toList());
    gone.forEach(one -> fresh.remove(one.ref()));
    fresh.forEach(ref -> gone.add(new GoneCredential(ref, now)));
    return gone;
  }
}
