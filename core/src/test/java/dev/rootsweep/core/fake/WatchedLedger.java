package dev.rootsweep.core.fake;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.AlertClaim;
import dev.rootsweep.core.model.Allowed;
import dev.rootsweep.core.model.Approval;
import dev.rootsweep.core.model.BurstEvent;
import dev.rootsweep.core.model.BurstPlace;
import dev.rootsweep.core.model.CheckRecord;
import dev.rootsweep.core.model.KeptAccount;
import dev.rootsweep.core.model.KeptLabel;
import dev.rootsweep.core.model.Lease;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.Pause;
import dev.rootsweep.core.model.PauseEnd;
import dev.rootsweep.core.model.Permit;
import dev.rootsweep.core.model.PermitRequest;
import dev.rootsweep.core.model.Proof;
import dev.rootsweep.core.model.SessionKey;
import dev.rootsweep.core.model.Severity;
import dev.rootsweep.core.model.Standing;
import dev.rootsweep.core.model.TaskPolicy;
import dev.rootsweep.core.model.Unasked;
import dev.rootsweep.core.port.Ledger;
import dev.rootsweep.core.settings.Setting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/// A ledger that writes each call into the journal before it passes it on.
public final class WatchedLedger implements Ledger {
  private final Journal journal;
  private final Ledger inner;

  private UnaryOperator<Optional<PauseEnd>> ends = UnaryOperator.identity();

  public WatchedLedger(Journal journal, Ledger inner) {
    this.journal = journal;
    this.inner = inner;
  }

  @Override
  public Optional<Standing> begin(AccountId account, String owner, Instant now, Instant until) {
    return journal.call(account + " ledger.begin", () -> inner.begin(account, owner, now, until));
  }

  @Override
  public void release(AccountId account, String owner) {
    journal.run(account + " ledger.release", () -> inner.release(account, owner));
  }

  @Override
  public Standing standing(AccountId account) {
    return journal.call(account + " ledger.standing", () -> inner.standing(account));
  }

  @Override
  public List<Lease> leases(AccountId account) {
    return journal.call(account + " ledger.leases", () -> inner.leases(account));
  }

  @Override
  public List<Notice> unsent(AccountId account) {
    return journal.call(account + " ledger.unsent", () -> inner.unsent(account));
  }

  @Override
  public Allowed allowed(AccountId account) {
    return journal.call(account + " ledger.allowed", () -> inner.allowed(account));
  }

  @Override
  public void issued(AccountId account, TaskPolicy task, SessionKey key) {
    journal.run(account + " ledger.issued " + task, () -> inner.issued(account, task, key));
  }

  @Override
  public boolean isOurs(String accessKeyId) {
    return journal.call("ledger.isOurs", () -> inner.isOurs(accessKeyId));
  }

  @Override
  public Permit permit(PermitRequest request) {
    return journal.call(
        request.intent().account()
            + " ledger.permit"
            + (request.slot().isPresent() ? " with a slot" : ""),
        () -> inner.permit(request));
  }

  @Override
  public void record(CheckRecord entry, String owner) {
    journal.run(
        entry.account() + " ledger.record " + entry.check().ending().title(),
        () -> inner.record(entry, owner));
  }

  @Override
  public void sent(AccountId account, String noticeId) {
    journal.run(account + " ledger.sent", () -> inner.sent(account, noticeId));
  }

  @Override
  public List<Proof> proofs(AccountId account) {
    return journal.call(account + " ledger.proofs", () -> inner.proofs(account));
  }

  @Override
  public int countNotAuditable(String reason, Instant hour, AccountId account, int most) {
    return journal.call(
        "ledger.countNotAuditable", () -> inner.countNotAuditable(reason, hour, account, most));
  }

  @Override
  public Optional<Pause> pause() {
    return journal.call("ledger.pause", inner::pause);
  }

  @Override
  public Pause pause(Pause pause) {
    return journal.call("ledger.setPause", () -> inner.pause(pause));
  }

  @Override
  public boolean resume(Pause pause, String by, Instant at) {
    return journal.call("ledger.resume", () -> inner.resume(pause, by, at));
  }

  @Override
  public Optional<PauseEnd> endedPause() {
    return ends.apply(journal.call("ledger.endedPause", inner::endedPause));
  }

  /// From now on the row of the pause says this of its end, whatever was written.
  void forge(Optional<PauseEnd> end) {
    ends = _ -> end;
  }

  @Override
  public boolean beginSweep(String sweep) {
    return journal.call("ledger.beginSweep", () -> inner.beginSweep(sweep));
  }

  @Override
  public void endSweep(String sweep) {
    journal.run("ledger.endSweep", () -> inner.endSweep(sweep));
  }

  @Override
  public boolean onlyObserves(Unasked check) {
    return journal.call("ledger.onlyObserves", () -> inner.onlyObserves(check));
  }

  @Override
  public void noteRules(Map<Setting, String> rules) {
    journal.run("ledger.noteRules", () -> inner.noteRules(rules));
  }

  @Override
  public Map<Setting, String> rules() {
    return journal.call("ledger.rules", inner::rules);
  }

  @Override
  public void grant(Lease lease) {
    journal.run(lease.account() + " ledger.grant", () -> inner.grant(lease));
  }

  @Override
  public void approve(Approval approval) {
    journal.run(approval.account() + " ledger.approve", () -> inner.approve(approval));
  }

  @Override
  public Map<String, AlertClaim> claimTelling(
      String noticeId, Set<String> channels, String owner, Instant now, Instant until) {
    return journal.call(
        "ledger.claimTelling " + inOrder(channels),
        () -> inner.claimTelling(noticeId, channels, owner, now, until));
  }

  @Override
  public void endTelling(
      String noticeId, String owner, Set<String> told, Set<String> untold, Instant at) {
    journal.run(
        "ledger.endTelling " + inOrder(told),
        () -> inner.endTelling(noticeId, owner, told, untold, at));
  }

  private static String inOrder(Set<String> channels) {
    return String.join(" ", new TreeSet<>(channels));
  }

  @Override
  public Optional<String> digest(String sweep, Instant now) {
    return journal.call("ledger.digest " + sweep, () -> inner.digest(sweep, now));
  }

  @Override
  public String beginDigest(String sweep, String digest, Instant now, Instant until) {
    return journal.call(
        "ledger.beginDigest " + sweep, () -> inner.beginDigest(sweep, digest, now, until));
  }

  @Override
  public boolean collect(String digest, Notice notice, Instant now) {
    return journal.call("ledger.collect " + notice.id(), () -> inner.collect(digest, notice, now));
  }

  @Override
  public List<Notice> closeDigest(String digest, Instant now) {
    return journal.call("ledger.closeDigest " + digest, () -> inner.closeDigest(digest, now));
  }

  @Override
  public BurstPlace join(String burst, BurstEvent event, Instant now, Instant end) {
    return journal.call("ledger.join", () -> inner.join(burst, event, now, end));
  }

  @Override
  public Optional<BurstPlace> placed(String eventId) {
    return journal.call(eventId + " ledger.placed", () -> inner.placed(eventId));
  }

  @Override
  public List<BurstEvent> closeBurst(String burst, String lead, Instant now) {
    return journal.call("ledger.closeBurst", () -> inner.closeBurst(burst, lead, now));
  }

  @Override
  public int variant(String group, String variant, Instant hour, int most) {
    return journal.call("ledger.variant", () -> inner.variant(group, variant, hour, most));
  }

  @Override
  public void opened(String accessKeyId, String burst, Severity severity, Instant at) {
    journal.run("ledger.opened", () -> inner.opened(accessKeyId, burst, severity, at));
  }

  @Override
  public Optional<String> openedIn(String accessKeyId, Severity severity) {
    return journal.call("ledger.openedIn", () -> inner.openedIn(accessKeyId, severity));
  }

  @Override
  public List<Instant> failedSignIn(AccountId account, String eventId, Instant at, Duration span) {
    return journal.call(
        account + " ledger.failedSignIn", () -> inner.failedSignIn(account, eventId, at, span));
  }

  @Override
  public void pathSeen(AccountId account, Instant at) {
    journal.run(account + " ledger.pathSeen", () -> inner.pathSeen(account, at));
  }

  @Override
  public void seen(String what, Instant at, Duration kept) {
    journal.run(what + " ledger.seen", () -> inner.seen(what, at, kept));
  }

  @Override
  public Optional<Instant> seen(String what) {
    return journal.call(what + " ledger.seenAt", () -> inner.seen(what));
  }

  @Override
  public Map<AccountId, KeptAccount> keptAccounts() {
    return journal.call("ledger.keptAccounts", inner::keptAccounts);
  }

  @Override
  public Optional<Instant> pathSeen(AccountId account) {
    return journal.call(account + " ledger.pathSeenAt", () -> inner.pathSeen(account));
  }

  @Override
  public void label(AccountId account, KeptLabel label) {
    journal.run(account + " ledger.setLabel", () -> inner.label(account, label));
  }

  @Override
  public Optional<KeptLabel> label(AccountId account) {
    return journal.call(account + " ledger.label", () -> inner.label(account));
  }
}
