package dev.rootsweep.core.check;

import dev.rootsweep.core.model.Approval;
import dev.rootsweep.core.model.CheckAlertKind;
import dev.rootsweep.core.model.CheckRecord;
import dev.rootsweep.core.model.CredentialRef;
import dev.rootsweep.core.model.CredentialResult;
import dev.rootsweep.core.model.Intent;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.model.RootPosture;
import dev.rootsweep.core.port.AccountLedger;
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
import java.util.stream.Stream;

/// Step 7 of a check: what is written.
final class Recording {
  private final AccountLedger ledger;
  private final Time time;
  private final Telling telling;
  private final Consents consents;

  Recording(AccountLedger ledger, Time time, Telling telling, Consents consents) {
    this.ledger = ledger;
    this.time = time;
    this.telling = telling;
    this.consents = consents;
  }

  CheckOutcome clean(Claim claim, Instant joinedAt, AuditResult seen) {
    List<RootCredential> unproven = AbsenceRules.unproven(claim.intended(), time.now());
    return unproven.isEmpty()
        ? provenClean(claim, joinedAt, seen)
        : waiting(claim, AbsenceRules.words(unproven));
  }

  /// Writes nothing, since AWS does not show everywhere yet what has changed: a later look will
  /// tell.
  CheckOutcome waiting(Claim claim, String why) {
    release(claim);
    return new CheckOutcome.NotReady(
        claim.due().account(), ComebackRules.patience(claim.due(), time.now()), why);
  }

  private CheckOutcome provenClean(Claim claim, Instant joinedAt, AuditResult seen) {
    List<CredentialResult> settled = removed(claim.intended());
    CheckOutcome outcome =
        claim.standing().intent().isEmpty()
            ? new CheckOutcome.Clean(claim.due().account())
            : new CheckOutcome.Removed(
                claim.due().account(),
                settled,
                List.of(),
                RemovalRules.isDrift(
                    claim.standing(), claim.allowed().leases(), joinedAt, claim.intended()),
                "finished an open intent");
    Learned learned =
        new Learned(
            Optional.of(joinedAt),
            Optional.of(seen.posture()),
            seen.listsRead(),
            true,
            settled,
            Set.of(),
            Optional.empty());
    return write(claim, outcome, learned, telling.notice(claim, Optional.empty(), outcome));
  }

  CheckOutcome kept(Claim claim, CheckOutcome.Spared outcome, Optional<Instant> joinedAt) {
    Optional<Intent> open =
        claim.standing().intent().filter(_ -> outcome.reason() != SparedReason.DEPARTED);
    return write(claim, outcome, Learned.nothing(joinedAt, open), List.of());
  }

  CheckOutcome notAuditable(
      Claim claim, Optional<Instant> joinedAt, AuditFailure cause, String said) {
    CheckOutcome.NotAuditable outcome =
        new CheckOutcome.NotAuditable(claim.due().account(), cause, said);
    if (cause.passing() && !ComebackRules.isLastLook(claim.due())) {
      release(claim);
      return outcome;
    }
    Learned learned = Learned.nothing(joinedAt, claim.standing().intent());
    return write(
        claim,
        outcome,
        learned,
        claim.consent().records() ? telling.notAuditable(claim, outcome) : List.of());
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
  /// under it, what is still there is no longer to be removed without a new decision. Only what is
  /// missing without a proof keeps it open.
  private CheckOutcome leave(
      Claim claim, Subject subject, RootPosture posture, CheckOutcome outcome) {
    List<RootCredential> missing = without(claim.intended(), posture.refs());
    List<RootCredential> unproven = AbsenceRules.unproven(missing, time.now());
    List<CredentialResult> settled = removed(without(missing, refs(unproven)));
    Learned learned =
        new Learned(
            Optional.of(subject.joinedAt()),
            Optional.of(posture),
            true,
            false,
            settled,
            Set.of(),
            open(claim, unproven));
    List<Notice> notices = new ArrayList<>(telling.notice(claim, Optional.of(subject), outcome));
    boolean driftTold = notices.stream().anyMatch(n -> n.kind() == CheckAlertKind.DRIFT);
    notices.addAll(telling.settled(claim, subject, posture.credentials(), settled, !driftTold));
    return write(claim, outcome, learned, notices);
  }

  /// Makes the intent of a removal; what an open one names beyond its targets stays in it.
  Intent intent(Claim claim, Supplier<String> ids, Decision.Remove remove) {
    Set<CredentialRef> known = new HashSet<>(refs(remove.targets()));
    known.addAll(refs(remove.spared()));
    List<RootCredential> credentials = new ArrayList<>(remove.targets());
    credentials.addAll(without(claim.intended(), known));
    Optional<Intent> open = claim.standing().intent();
    Set<String> approvals = new HashSet<>(open.map(Intent::approvals).orElse(Set.of()));
    remove.approval().map(Approval::id).ifPresent(approvals::add);
    return new Intent(
        open.map(Intent::id).orElseGet(ids),
        claim.due().account(),
        open.map(Intent::openedAt).orElseGet(time::now),
        Optional.of(time.now()),
        claim.due().origin().eventId(),
        remove.why(),
        approvals,
        credentials);
  }

  /// Writes nothing: a removal that nobody consented to was not begun.
  CheckOutcome changed(Claim claim, Intent intent, Set<CredentialRef> shown) {
    release(claim);
    return new CheckOutcome.Changed(claim.due().account(), intent.credentials(), shown);
  }

  CheckOutcome removed(
      Claim claim, Subject subject, Decision.Remove remove, RemovalResult attempt) {
    RemovalResult ended = withOthers(claim, remove, attempt);
    if (ended.onlyUnproven()) {
      return waiting(claim, ended.problem());
    }
    Learned learned = learned(claim, subject, ended);
    CheckOutcome outcome =
        ended.isVerified()
            ? new CheckOutcome.Removed(
                subject.id(), ended.results(), remove.spared(), remove.drift(), remove.why())
            : new CheckOutcome.Incomplete(
                subject.id(), ended.results(), ended.remaining(), remove.drift(), ended.problem());
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

  /// Adds what the intent names beyond the targets of this attempt: an earlier one removed it if it
  /// is missing, and that is proven.
  private RemovalResult withOthers(Claim claim, Decision.Remove remove, RemovalResult attempt) {
    List<RootCredential> missing =
        without(without(claim.intended(), refs(remove.targets())), refs(attempt.remaining()));
    List<RootCredential> unproven = AbsenceRules.unproven(missing, time.now());
    List<CredentialResult> results = new ArrayList<>(attempt.results());
    results.addAll(removed(without(missing, refs(unproven))));
    List<RootCredential> remaining = new ArrayList<>(attempt.remaining());
    remaining.addAll(unproven);
    List<String> problems = new ArrayList<>();
    Stream.of(attempt.problem()).filter(problem -> !problem.isEmpty()).forEach(problems::add);
    unproven.stream().map(AbsenceRules::words).forEach(problems::add);
    return new RemovalResult(
        results,
        remaining,
        String.join("; ", problems),
        attempt.onlyUnproven() && results.size() == attempt.results().size());
  }

  private Learned learned(Claim claim, Subject subject, RemovalResult ended) {
    List<RootCredential> stillOpen = ended.isVerified() ? List.of() : unsettled(claim, ended);
    Set<CredentialRef> open = refs(stillOpen);
    return new Learned(
        Optional.of(subject.joinedAt()),
        Optional.of(new RootPosture(subject.id(), time.now(), ended.remaining())),
        true,
        ended.isVerified() && ended.remaining().isEmpty(),
        ended.results().stream()
            .filter(r -> !r.gone() || !open.contains(r.credential().ref()))
            .toList(),
        deleted(ended),
        open(claim, stillOpen));
  }

  private static Set<CredentialRef> deleted(RemovalResult ended) {
    return ended.results().stream()
        .filter(result -> result.fate() == CredentialResult.Fate.REMOVED)
        .map(result -> result.credential().ref())
        .collect(Collectors.toUnmodifiableSet());
  }

  /// What stays open after an attempt with a problem: all that may be there, whatever deletion
  /// failed among it. Where that is nothing of it, all of it: the next check then proves its
  /// removal and tells of it.
  private static List<RootCredential> unsettled(Claim claim, RemovalResult ended) {
    Set<CredentialRef> open = refs(ended.remaining());
    List<RootCredential> unsettled =
        claim.intended().stream().filter(c -> open.contains(c.ref())).toList();
    return unsettled.isEmpty() ? claim.intended() : unsettled;
  }

  /// Returns the intent for what stays open; none where nothing does.
  private static Optional<Intent> open(Claim claim, List<RootCredential> stillOpen) {
    return claim
        .standing()
        .intent()
        .filter(_ -> !stillOpen.isEmpty())
        .map(open -> open.withCredentials(stillOpen));
  }

  private CheckOutcome write(
      Claim claim, CheckOutcome outcome, Learned learned, List<Notice> found) {
    if (!claim.consent().records()) {
      return outcome;
    }
    List<Notice> notices = new ArrayList<>(consents.behind(claim, outcome, time.now()));
    notices.addAll(found);
    CheckRecord entry = learned.entry(claim, outcome, outcome.fingerprint(), notices, time.now());
    ledger.record(entry, claim.owner());
    if (!notices.isEmpty()) {
      Optional<PortFailure> undelivered =
          claim.consent().sends() ? telling.deliver(claim.due(), notices) : Optional.empty();
      release(claim);
      if (undelivered.isPresent()) {
        throw undelivered.get();
      }
    }
    return outcome;
  }

  /// Gives the claim back, where there is one.
  void release(Claim claim) {
    if (claim.consent().records()) {
      ledger.release(claim.due().account(), claim.owner());
    }
  }

  private static List<CredentialResult> removed(List<RootCredential> credentials) {
    return credentials.stream().map(CredentialResult::removed).toList();
  }

  private static List<RootCredential> without(
      List<RootCredential> credentials, Set<CredentialRef> refs) {
    return credentials.stream().filter(one -> !refs.contains(one.ref())).toList();
  }

  private static Set<CredentialRef> refs(List<RootCredential> credentials) {
    return credentials.stream().map(RootCredential::ref).collect(Collectors.toUnmodifiableSet());
  }
}
