package dev.rootsweep.core.check;

import dev.rootsweep.core.model.Approval;
import dev.rootsweep.core.model.CheckRecord;
import dev.rootsweep.core.model.CredentialRef;
import dev.rootsweep.core.model.CredentialResult;
import dev.rootsweep.core.model.Intent;
import dev.rootsweep.core.model.LastCheck;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.model.RootPosture;
import dev.rootsweep.core.port.Ledger;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.port.Time;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Step 7 of a check: what is written.
final class Recording {
  private final Ledger ledger;
  private final Time time;
  private final Telling telling;

  Recording(Ledger ledger, Time time, Telling telling) {
    this.ledger = ledger;
    this.time = time;
    this.telling = telling;
  }

  /// What a check learned, besides its outcome.
  ///
  /// - shape: `joinedAt` is the membership; `results` the deletions settled; `intent` what stays
  ///   open
  private record Learned(
      Optional<Instant> joinedAt,
      Optional<RootPosture> posture,
      boolean verifiedBare,
      List<CredentialResult> results,
      Optional<Intent> intent,
      Set<String> approvalsUsed) {}

  CheckOutcome bare(Claim claim, Instant joinedAt, RootPosture posture) {
    List<CredentialResult> settled = settledBefore(claim, posture);
    CheckOutcome outcome =
        claim.standing().intent().isEmpty()
            ? new CheckOutcome.Bare(claim.due().account())
            : new CheckOutcome.Removed(
                claim.due().account(),
                settled,
                List.of(),
                RemovalRules.isDrift(claim.standing(), joinedAt, intended(claim)),
                "finished an open intent");
    Learned learned =
        new Learned(
            Optional.of(joinedAt),
            Optional.of(posture),
            true,
            settled,
            Optional.empty(),
            approvals(claim));
    return write(claim, outcome, learned, telling.notice(claim, Optional.empty(), outcome));
  }

  CheckOutcome kept(Claim claim, CheckOutcome.Spared outcome, Optional<Instant> joinedAt) {
    Learned learned =
        new Learned(
            joinedAt,
            Optional.empty(),
            false,
            List.of(),
            claim.standing().intent().filter(_ -> outcome.reason() != SparedReason.DEPARTED),
            Set.of());
    return write(claim, outcome, learned, List.of());
  }

  CheckOutcome unseen(Claim claim, Optional<Instant> joinedAt, BlindCause cause, String said) {
    CheckOutcome.Unseen outcome = new CheckOutcome.Unseen(claim.due().account(), cause, said);
    if (cause.passing() && !ComebackRules.isLastLook(claim.due())) {
      ledger.release(claim.due().account(), claim.owner());
      return outcome;
    }
    Learned learned =
        new Learned(
            joinedAt, Optional.empty(), false, List.of(), claim.standing().intent(), Set.of());
    return write(claim, outcome, learned, telling.blind(claim, outcome));
  }

  CheckOutcome held(Claim claim, Subject subject, RootPosture posture, Decision.Hold hold) {
    CheckOutcome outcome =
        new CheckOutcome.Held(
            claim.due().account(), hold.reason(), hold.credentials(), hold.drift(), hold.detail());
    return leave(claim, subject, posture, outcome);
  }

  CheckOutcome spared(Claim claim, Subject subject, RootPosture posture, Decision.Spare spare) {
    CheckOutcome outcome =
        new CheckOutcome.Spared(
            claim.due().account(),
            spare.reason(),
            spare.credentials(),
            spare.unexpected(),
            Optional.of(spare.until()),
            spare.detail());
    return leave(claim, subject, posture, outcome);
  }

  CheckOutcome watched(Claim claim, Subject subject, RootPosture posture, Decision.Watch watch) {
    CheckOutcome outcome =
        new CheckOutcome.WouldRemove(
            claim.due().account(), watch.credentials(), watch.drift(), watch.why(), watch.held());
    return leave(claim, subject, posture, outcome);
  }

  /// Writes that credentials were seen and left. An open intent is closed: what is gone was removed
  /// under it, what is still there is no longer to be removed without a new decision.
  private CheckOutcome leave(
      Claim claim, Subject subject, RootPosture posture, CheckOutcome outcome) {
    List<CredentialResult> settled = settledBefore(claim, posture);
    Learned learned =
        new Learned(
            Optional.of(subject.account().joinedAt()),
            Optional.of(posture),
            false,
            settled,
            Optional.empty(),
            Set.of());
    List<Notice> notices = new ArrayList<>(telling.notice(claim, Optional.of(subject), outcome));
    boolean driftTold = notices.stream().anyMatch(n -> n.kind() == Notice.Kind.DRIFT);
    notices.addAll(telling.settled(claim, subject, posture.credentials(), settled, !driftTold));
    return write(claim, outcome, learned, notices);
  }

  /// Writes the intent that must be there before a deletion session may be opened.
  Claim intend(Claim claim, Supplier<String> ids, Decision.Remove remove) {
    List<RootCredential> credentials = new ArrayList<>(remove.targets());
    claim.standing().intent().stream()
        .flatMap(open -> open.credentials().stream())
        .filter(credential -> !refs(remove.targets()).contains(credential.ref()))
        .filter(credential -> !refs(remove.spared()).contains(credential.ref()))
        .forEach(credentials::add);
    Intent intent =
        new Intent(
            claim.standing().intent().map(Intent::id).orElseGet(ids),
            claim.due().account(),
            claim.standing().intent().map(Intent::openedAt).orElseGet(time::now),
            claim.due().origin().eventId(),
            remove.why(),
            approvals(claim, remove),
            credentials);
    ledger.open(intent, claim.owner());
    return claim.withIntent(intent);
  }

  CheckOutcome removed(Claim claim, Subject subject, Decision.Remove remove, Removal.Ended ended) {
    List<CredentialResult> results = new ArrayList<>(ended.results());
    Set<CredentialRef> targets = refs(remove.targets());
    Set<CredentialRef> remaining = refs(ended.remaining());
    intended(claim).stream()
        .filter(credential -> !targets.contains(credential.ref()))
        .filter(credential -> !remaining.contains(credential.ref()))
        .map(CredentialResult::removed)
        .forEach(results::add);
    Learned learned = learned(claim, subject, ended, results);
    CheckOutcome outcome =
        ended.problem().isEmpty()
            ? new CheckOutcome.Removed(
                subject.account().id(), results, remove.spared(), remove.drift(), remove.why())
            : new CheckOutcome.Incomplete(
                subject.account().id(),
                results,
                ended.remaining(),
                remove.drift(),
                ended.problem());
    List<Notice> notices = new ArrayList<>(telling.notice(claim, Optional.of(subject), outcome));
    if (outcome instanceof CheckOutcome.Incomplete) {
      notices.addAll(
          telling.settled(
              claim,
              subject,
              ended.remaining(),
              learned.results().stream().filter(CredentialResult::gone).toList(),
              true));
    }
    return write(claim, outcome, learned, notices);
  }

  private Learned learned(
      Claim claim, Subject subject, Removal.Ended ended, List<CredentialResult> results) {
    List<RootCredential> stillOpen =
        ended.problem().isEmpty() ? List.of() : unsettled(claim, ended.remaining(), results);
    Optional<Intent> intent =
        claim
            .standing()
            .intent()
            .filter(_ -> !stillOpen.isEmpty())
            .map(open -> open.withCredentials(stillOpen));
    Set<CredentialRef> open = refs(stillOpen);
    return new Learned(
        Optional.of(subject.account().joinedAt()),
        Optional.of(new RootPosture(subject.account().id(), time.now(), ended.remaining())),
        ended.problem().isEmpty() && ended.remaining().isEmpty(),
        results.stream().filter(r -> !r.gone() || !open.contains(r.credential().ref())).toList(),
        intent,
        intent.isEmpty() ? approvals(claim) : Set.of());
  }

  /// The approvals that an open intent rests on: an attempt that takes it up again decides without
  /// them, and yet they are used up with it.
  private static Set<String> approvals(Claim claim) {
    return claim.standing().intent().map(Intent::approvals).orElse(Set.of());
  }

  private static Set<String> approvals(Claim claim, Decision.Remove remove) {
    Set<String> all = new HashSet<>(approvals(claim));
    remove.approval().map(Approval::id).ifPresent(all::add);
    return all;
  }

  /// What stays open after an attempt with a problem: all that is seen, and all whose deletion
  /// failed, since an answer may have been lost. Where that is nothing of it, all of it: the next
  /// check then proves its removal and tells of it.
  private static List<RootCredential> unsettled(
      Claim claim, List<RootCredential> remaining, List<CredentialResult> results) {
    Set<CredentialRef> open = new HashSet<>(refs(remaining));
    results.stream().filter(r -> !r.gone()).forEach(r -> open.add(r.credential().ref()));
    List<RootCredential> unsettled =
        intended(claim).stream().filter(c -> open.contains(c.ref())).toList();
    return unsettled.isEmpty() ? intended(claim) : unsettled;
  }

  private CheckOutcome write(
      Claim claim, CheckOutcome outcome, Learned learned, List<Notice> notices) {
    ledger.record(entry(claim, outcome, learned, notices), claim.owner());
    if (!notices.isEmpty()) {
      Optional<PortFailure> undelivered = telling.deliver(claim.due(), notices);
      ledger.release(claim.due().account(), claim.owner());
      if (undelivered.isPresent()) {
        throw undelivered.get();
      }
    }
    return outcome;
  }

  private CheckRecord entry(
      Claim claim, CheckOutcome outcome, Learned learned, List<Notice> notices) {
    Optional<LastCheck> before = claim.standing().last();
    LastCheck check =
        new LastCheck(
            time.now(),
            outcome.name(),
            telling.fingerprint(outcome),
            learned.posture().or(() -> before.flatMap(LastCheck::posture)),
            learned.joinedAt().or(() -> before.flatMap(LastCheck::joinedAt)),
            learned.verifiedBare() ? learned.joinedAt() : before.flatMap(LastCheck::bareIn));
    return new CheckRecord(
        claim.due().account(),
        claim.due().origin().eventId(),
        check,
        learned.results(),
        claim.standing().intent().map(Intent::id),
        learned.intent(),
        learned.approvalsUsed(),
        notices);
  }

  /// The credentials of an open intent that are gone: removed by an attempt that died.
  private static List<CredentialResult> settledBefore(Claim claim, RootPosture posture) {
    return intended(claim).stream()
        .filter(credential -> !posture.refs().contains(credential.ref()))
        .map(CredentialResult::removed)
        .toList();
  }

  private static List<RootCredential> intended(Claim claim) {
    return claim.standing().intent().stream()
        .flatMap(intent -> intent.credentials().stream())
        .toList();
  }

  private static Set<CredentialRef> refs(List<RootCredential> credentials) {
    return credentials.stream().map(RootCredential::ref).collect(Collectors.toUnmodifiableSet());
  }
}
