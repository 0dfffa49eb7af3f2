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
import dev.rootsweep.core.port.Alerts;
import dev.rootsweep.core.port.Ledger;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.port.Time;
import dev.rootsweep.core.settings.Settings;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Step 7 of a check: what is written, and what people are told.
final class Recording {
  /// In how many accounts per hour one cause of blindness alerts account by account.
  private static final int BLIND_ONE_BY_ONE = 20;

  private final Ledger ledger;
  private final Alerts alerts;
  private final Time time;
  private final NoticeTexts texts;

  Recording(Ledger ledger, Alerts alerts, Time time, Settings settings) {
    this.ledger = ledger;
    this.alerts = alerts;
    this.time = time;
    this.texts = new NoticeTexts(settings);
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
      Optional<String> approvalUsed) {}

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
            approvalUsed(claim));
    return write(claim, outcome, learned, notice(claim, Optional.empty(), outcome));
  }

  CheckOutcome kept(Claim claim, CheckOutcome.Spared outcome, Optional<Instant> joinedAt) {
    Learned learned =
        new Learned(
            joinedAt,
            Optional.empty(),
            false,
            List.of(),
            claim.standing().intent().filter(_ -> outcome.reason() != SparedReason.DEPARTED),
            Optional.empty());
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
            joinedAt,
            Optional.empty(),
            false,
            List.of(),
            claim.standing().intent(),
            Optional.empty());
    return write(claim, outcome, learned, blindNotice(claim, outcome));
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
            claim.due().account(), watch.credentials(), watch.drift(), watch.why());
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
            Optional.empty());
    List<Notice> notices = new ArrayList<>(notice(claim, Optional.of(subject), outcome));
    boolean driftTold = notices.stream().anyMatch(n -> n.kind() == Notice.Kind.DRIFT);
    notices.addAll(settledNotice(claim, subject, posture.credentials(), settled, !driftTold));
    return write(claim, outcome, learned, notices);
  }

  /// Tells what was proven removed by a check that does not end as `Removed`; as drift only where
  /// the check tells no drift already.
  private List<Notice> settledNotice(
      Claim claim,
      Subject subject,
      List<RootCredential> left,
      List<CredentialResult> settled,
      boolean mayBeDrift) {
    if (settled.isEmpty()) {
      return List.of();
    }
    List<RootCredential> gone = settled.stream().map(CredentialResult::credential).toList();
    boolean drift =
        mayBeDrift && RemovalRules.isDrift(claim.standing(), subject.account().joinedAt(), gone);
    CheckOutcome removed =
        new CheckOutcome.Removed(
            claim.due().account(), settled, left, drift, "removed under an open intent");
    return notice(claim, Optional.of(subject), removed);
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
            credentials);
    ledger.open(intent, claim.owner());
    return claim.withIntent(intent);
  }

  CheckOutcome removed(Claim claim, Subject subject, Decision.Remove remove, Removal.Ended ended) {
    List<CredentialResult> results = new ArrayList<>(ended.results());
    Set<CredentialRef> targets = refs(remove.targets());
    intended(claim).stream()
        .filter(credential -> !targets.contains(credential.ref()))
        .map(CredentialResult::removed)
        .forEach(results::add);
    Learned learned = learned(claim, subject, remove, ended, results);
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
    List<Notice> notices = new ArrayList<>(notice(claim, Optional.of(subject), outcome));
    if (outcome instanceof CheckOutcome.Incomplete) {
      notices.addAll(
          settledNotice(
              claim,
              subject,
              ended.remaining(),
              learned.results().stream().filter(CredentialResult::gone).toList(),
              true));
    }
    return write(claim, outcome, learned, notices);
  }

  private Learned learned(
      Claim claim,
      Subject subject,
      Decision.Remove remove,
      Removal.Ended ended,
      List<CredentialResult> results) {
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
        intent.isEmpty()
            ? remove.approval().map(Approval::id).or(() -> approvalUsed(claim))
            : Optional.empty());
  }

  /// The approval that an open intent rests on: a later attempt decides without it, and yet it is
  /// used up.
  private static Optional<String> approvalUsed(Claim claim) {
    return claim.standing().intent().stream()
        .flatMap(intent -> claim.standing().approvals().stream().filter(a -> allowed(a, intent)))
        .map(Approval::id)
        .findFirst();
  }

  private static boolean allowed(Approval approval, Intent intent) {
    return approval.isOpen(intent.openedAt())
        && intent.credentials().stream()
            .anyMatch(credential -> approval.covers().contains(credential.ref()));
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
      Optional<PortFailure> undelivered = deliver(notices);
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
            texts.fingerprint(outcome),
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
        learned.approvalUsed(),
        notices);
  }

  /// Sends notices, each on its own; returns the first failure.
  Optional<PortFailure> deliver(List<Notice> notices) {
    Optional<PortFailure> first = Optional.empty();
    for (Notice notice : notices) {
      try {
        alerts.send(notice);
        ledger.sent(notice.account(), notice.id());
      } catch (PortFailure failure) {
        first = first.or(() -> Optional.of(failure));
      }
    }
    return first;
  }

  private List<Notice> notice(Claim claim, Optional<Subject> subject, CheckOutcome outcome) {
    if (isOldNews(claim, outcome)) {
      return List.of();
    }
    return texts.notice(claim.due(), subject, outcome, time.now()).stream().toList();
  }

  private boolean isOldNews(Claim claim, CheckOutcome outcome) {
    String fingerprint = texts.fingerprint(outcome);
    return switch (outcome) {
      case CheckOutcome.Removed _, CheckOutcome.Incomplete _ -> false;
      case CheckOutcome.Spared spared -> spared.unexpected().isEmpty();
      case CheckOutcome.Bare _,
          CheckOutcome.WouldRemove _,
          CheckOutcome.Held _,
          CheckOutcome.NotReady _,
          CheckOutcome.Unseen _,
          CheckOutcome.Ignored _ ->
          claim.standing().last().filter(l -> l.fingerprint().equals(fingerprint)).isPresent();
    };
  }

  private List<Notice> blindNotice(Claim claim, CheckOutcome.Unseen outcome) {
    if (isOldNews(claim, outcome)) {
      return List.of();
    }
    Instant hour = time.now().truncatedTo(ChronoUnit.HOURS);
    int which =
        ledger.countUnseen(
            outcome.cause().name(), hour, claim.due().account(), BLIND_ONE_BY_ONE + 1);
    if (which > BLIND_ONE_BY_ONE + 1) {
      return List.of();
    }
    return which > BLIND_ONE_BY_ONE
        ? List.of(texts.blindWidely(claim.due(), outcome, which, time.now()))
        : notice(claim, Optional.empty(), outcome);
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
