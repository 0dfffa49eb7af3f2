package dev.rootsweep.core.check;

import dev.rootsweep.core.alert.Delivery;
import dev.rootsweep.core.alert.Digests;
import dev.rootsweep.core.alert.OnceOnly;
import dev.rootsweep.core.model.Account;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.CredentialRef;
import dev.rootsweep.core.model.LastCheck;
import dev.rootsweep.core.model.RootPosture;
import dev.rootsweep.core.model.Standing;
import dev.rootsweep.core.port.Alerts;
import dev.rootsweep.core.port.AuditSession;
import dev.rootsweep.core.port.Directory;
import dev.rootsweep.core.port.Ledger;
import dev.rootsweep.core.port.MessageQueue;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.port.RootAccess;
import dev.rootsweep.core.port.SessionLedger;
import dev.rootsweep.core.port.Time;
import dev.rootsweep.core.port.UnrecordedSession;
import dev.rootsweep.core.settings.Settings;
import dev.rootsweep.core.signal.CheckDue;
import dev.rootsweep.core.signal.CheckMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Checks one account: look up, claim, audit, decide, remove, verify, record, notify.
///
/// This is the only code that deletes root credentials.
public final class CheckAccount {
  /// How long a check may rest on what a look of the same run saw.
  private static final Duration LATELY = Duration.ofMinutes(15);

  /// How AWS refuses an account that is not ACTIVE, or no member any more.
  private static final Set<PortFailure.Kind> OF_STRANGERS =
      EnumSet.of(PortFailure.Kind.NOT_AUTHORIZED, PortFailure.Kind.ACCESS_DENIED);

  private final Directory directory;
  private final Directory inHaste;
  private final Settings settings;
  private final SessionLedger sessions;
  private final MessageQueue<CheckMessage> queue;
  private final Time time;
  private final Claims claims;
  private final ListReads listReads;
  private final LookUp lookUp;
  private final Audit audit;
  private final Deciding deciding;
  private final Recording recording;

  /// Makes the use case.
  ///
  /// - shape: `inHaste` is the directory for one that does not wait long; `sessions` takes the key
  ///   of each root session; `listReads` says when lists are read that the four numbers do not ask
  ///   for; `ids` gives a new unguessable text at each call
  public CheckAccount(
      RootAccess rootAccess,
      Directory directory,
      Directory inHaste,
      Ledger ledger,
      SessionLedger sessions,
      MessageQueue<CheckMessage> queue,
      List<Alerts> channels,
      Time time,
      Supplier<String> ids,
      Settings settings,
      ListReads listReads) {
    this.directory = directory;
    this.inHaste = inHaste;
    this.settings = settings;
    this.sessions = sessions;
    this.queue = queue;
    this.time = time;
    this.listReads = listReads;
    this.lookUp = new LookUp(directory, ledger, settings);
    this.audit = new Audit(rootAccess, time);
    Telling telling =
        new Telling(
            ledger,
            new Delivery(new OnceOnly(ledger, time, ids), channels),
            new Digests(ledger, queue, time),
            time,
            settings);
    this.claims = new Claims(ledger, telling, time, ids);
    this.recording = new Recording(ledger, time, telling, new Consents(ledger, settings));
    this.deciding =
        new Deciding(
            ledger, time, ids, settings, new Removal(rootAccess, sessions, time), recording);
  }

  /// Checks one account as the deployed system does.
  ///
  /// - errors: `PortFailure` as below
  public CheckOutcome handle(CheckDue due) {
    return handle(due, new Consent.Everything());
  }

  /// Checks one account as far as it is allowed, and queues the check again where its outcome asks
  /// for that.
  ///
  /// - errors: `PortFailure` when the ledger, the queue or the alerts fail: nothing is lost, the
  ///   message must be delivered again
  public CheckOutcome handle(CheckDue due, Consent consent) {
    CheckOutcome outcome = check(due, consent);
    ComebackRules.after(due, outcome, time.now())
        .ifPresent(comeback -> queue.send(comeback.due(), comeback.delay()));
    return outcome;
  }

  private CheckOutcome check(CheckDue due, Consent consent) {
    Instant now = time.now();
    Optional<Membership> known = lookUp.known(due, now);
    Optional<Account> described;
    try {
      described = known.isPresent() ? Optional.empty() : lookUp.ask(due.account());
    } catch (PortFailure failure) {
      return claims.under(due, consent, claim -> notLookedUp(claim, Optional.empty(), failure));
    }
    return switch (known.orElseGet(() -> lookUp.judge(described, due, now))) {
      case Membership.Passed(CheckOutcome outcome) -> outcome;
      case Membership.Kept kept ->
          claims.under(
              due, consent, claim -> recording.kept(claim, kept.outcome(), kept.joinedAt()));
      case Membership.Checkable checkable ->
          claims.under(due, consent, claim -> inMembership(claim, checkable));
    };
  }

  /// What was begun is finished only in the membership that it was begun in, which a listing that
  /// is an hour old may miss.
  private CheckOutcome inMembership(Claim claim, Membership.Checkable listed) {
    Membership fresh;
    try {
      fresh = claim.standing().intent().isPresent() ? lookedUpFresh(claim, listed) : listed;
    } catch (PortFailure failure) {
      return notLookedUp(claim, Optional.of(listed.joinedAt()), failure);
    }
    return fresh instanceof Membership.Checkable member
        ? look(claim.within(member.joinedAt()), member)
        : noLongerCheckable(claim, fresh);
  }

  private CheckOutcome notLookedUp(Claim claim, Optional<Instant> joinedAt, PortFailure failure) {
    return recording.notAuditable(
        claim, joinedAt, AuditFailure.ofDirectory(failure.kind()), failure.told());
  }

  private CheckOutcome look(Claim claim, Membership.Checkable member) {
    UnrecordedSession<AuditSession> opened;
    try {
      opened = audit.open(claim.due().account());
    } catch (PortFailure failure) {
      return refused(claim, member, failure);
    }
    AuditSession session = opened.recordedIn(sessions);
    AuditResult seen;
    try {
      seen = seen(claim, member, session);
    } catch (PortFailure failure) {
      return refused(claim, member, failure);
    }
    if (!seen.agrees()) {
      return recording.notAuditable(
          claim,
          Optional.of(member.joinedAt()),
          AuditFailure.CONTRADICTION,
          "iam:GetAccountSummary counts a credential that no list shows");
    }
    List<CredentialRef> ghosts = GhostRules.shown(claim.standing(), seen.posture(), time.now());
    if (!ghosts.isEmpty()) {
      return recording.waiting(claim, GhostRules.words(ghosts));
    }
    if (seen.posture().clean()) {
      return recording.clean(claim, member.joinedAt(), seen);
    }
    return weigh(claim, member, seen);
  }

  private AuditResult seen(Claim claim, Membership.Checkable member, AuditSession session) {
    AccountId account = member.id();
    boolean readsLists = readsLists(claim, member.joinedAt());
    return seenLately(claim)
        .map(before -> audit.lookAgain(account, session, before))
        .orElseGet(() -> audit.look(account, session, readsLists));
  }

  /// Returns what a look of the same run saw minutes ago, where that spares reading all lists once
  /// more.
  private Optional<RootPosture> seenLately(Claim claim) {
    return claim
        .consent()
        .seen()
        .filter(_ -> !demandsLists(claim) && listReads != ListReads.ALWAYS)
        .filter(seen -> seen.seenAt().plus(LATELY).isAfter(time.now()));
  }

  /// Four zeros tell that nothing is there, but not that something was removed, nor that what was
  /// seen before has gone, nor anything right after somebody used the root user.
  private boolean readsLists(Claim claim, Instant joinedAt) {
    return demandsLists(claim)
        || heldSomething(claim.standing(), joinedAt)
        || listReads.isDue(claim.due().account(), claim.standing(), joinedAt, time.now());
  }

  private static boolean demandsLists(Claim claim) {
    return claim.due().cause().readsEverything() || claim.standing().intent().isPresent();
  }

  /// A refusal of an account that only a listing called ACTIVE may mean that it no longer is. Not
  /// so where a policy denies what a session may do, or the whole organization has no root
  /// sessions.
  private CheckOutcome refused(Claim claim, Membership.Checkable member, PortFailure failure) {
    if (!OF_STRANGERS.contains(failure.kind())) {
      return notAuditable(claim, member, failure);
    }
    Membership fresh;
    try {
      fresh = lookedUpFresh(claim, member);
    } catch (PortFailure another) {
      return notAuditable(claim, member, failure);
    }
    return fresh instanceof Membership.Checkable still
        ? notAuditable(claim, still, failure)
        : noLongerCheckable(claim, fresh);
  }

  private CheckOutcome notAuditable(Claim claim, Membership.Checkable member, PortFailure failure) {
    Instant now = time.now();
    boolean young = member.joinedAt().plus(LookUp.YOUNG).isAfter(now);
    if (failure.kind().refused() && young) {
      recording.release(claim);
      return new CheckOutcome.NotReady(
          claim.due().account(),
          ComebackRules.patience(claim.due(), now),
          "the account is new and refuses access: " + failure.said());
    }
    return recording.notAuditable(
        claim, Optional.of(member.joinedAt()), AuditFailure.of(failure.kind()), failure.told());
  }

  private static boolean heldSomething(Standing standing, Instant joinedAt) {
    return standing
        .last()
        .filter(last -> last.joinedAt().filter(joinedAt::equals).isPresent())
        .flatMap(LastCheck::posture)
        .filter(posture -> !posture.clean())
        .isPresent();
  }

  /// Something is present: now the slow, shared APIs are worth their calls, where the decision
  /// needs them.
  private CheckOutcome weigh(Claim claim, Membership.Checkable listed, AuditResult seen) {
    boolean remembers = remembersMembership(claim);
    Membership.Checkable member;
    Subject subject;
    try {
      Membership current = remembers ? lookedUpFresh(claim, listed) : listed;
      if (!(current instanceof Membership.Checkable checkable)) {
        return noLongerCheckable(claim, current);
      }
      member = checkable;
      subject = Subject.of(member, directory, settings.exemptions(), path(claim, member));
    } catch (PortFailure failure) {
      return notLookedUp(claim, Optional.of(listed.joinedAt()), failure);
    }
    return deciding.on(claim.within(member.joinedAt()), subject, seen);
  }

  /// A text gets the path of the account where the check sends alerts. It does not wait for a path
  /// that cannot be read.
  private Supplier<String> path(Claim claim, Membership.Checkable member) {
    return new ReadOnce<>(() -> claim.consent().sends() ? path(member.id()) : "");
  }

  private String path(AccountId account) {
    try {
      return inHaste.path(account).text();
    } catch (PortFailure _) {
      return "";
    }
  }

  /// Tells whether something that was known before may decide: what people allowed, or that the
  /// account was clean. That counts in its own membership alone, and an account may have left and
  /// come back since it was listed.
  private static boolean remembersMembership(Claim claim) {
    return !claim.allowed().isEmpty()
        || claim.standing().last().flatMap(LastCheck::cleanIn).isPresent();
  }

  private Membership lookedUpFresh(Claim claim, Membership.Checkable member) {
    return member.lookedUp()
        ? member
        : directory
            .account(claim.due().account())
            .map(account -> lookUp.member(account, claim.due(), time.now()))
            .orElseGet(() -> LookUp.departed(claim.due().account()));
  }

  private CheckOutcome noLongerCheckable(Claim claim, Membership membership) {
    return switch (membership) {
      case Membership.Kept kept -> recording.kept(claim, kept.outcome(), kept.joinedAt());
      case Membership.Passed(CheckOutcome outcome) -> {
        recording.release(claim);
        yield outcome;
      }
      case Membership.Checkable _ ->
          throw new IllegalStateException("a fresh look-up must describe the account");
    };
  }
}
