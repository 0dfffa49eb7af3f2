package dev.rootsweep.cli.run;

import dev.rootsweep.core.memory.MemoryLedger;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.AlertClaim;
import dev.rootsweep.core.model.Approval;
import dev.rootsweep.core.model.CheckRecord;
import dev.rootsweep.core.model.CredentialRef;
import dev.rootsweep.core.model.Intent;
import dev.rootsweep.core.model.Lease;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.Pause;
import dev.rootsweep.core.model.PauseEnd;
import dev.rootsweep.core.model.Permit;
import dev.rootsweep.core.model.Proof;
import dev.rootsweep.core.model.RemovalSlot;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.model.SessionKey;
import dev.rootsweep.core.model.Standing;
import dev.rootsweep.core.model.TaskPolicy;
import dev.rootsweep.core.port.Ledger;
import dev.rootsweep.core.settings.Setting;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A ledger as a run by hand may use it. The key ids of root sessions always go to the ledger
/// itself, so that alerts stay silent.
///
/// Notices that nobody was sent yet are left to the deployed system, whose channels reach more
/// people than a terminal does: its next check of the account sends them.
final class HandLedger implements Ledger {
  /// What the run may write.
  enum Leave {
    /// Nothing but session keys.
    LOOK,
    /// How checks ended, but no intent, without which nothing is deleted.
    RECORD,
    /// All that a check writes.
    REMOVE
  }

  private final Ledger kept;
  private final Ledger written;
  private final Leave leave;
  private final Map<AccountId, Set<CredentialRef>> shown;
  private final Map<AccountId, Intent> begun = new ConcurrentHashMap<>();

  /// Makes the ledger of a run.
  ///
  /// - shape: `shown` are the credentials that a person was shown as to be removed; no others are
  HandLedger(Ledger kept, Leave leave, Map<AccountId, Set<CredentialRef>> shown) {
    this.kept = kept;
    this.shown = Map.copyOf(shown);
    this.written = leave == Leave.LOOK ? new MemoryLedger() : kept;
    this.leave = leave;
  }

  @Override
  public boolean claim(AccountId account, String owner, Instant now, Instant until) {
    return written.claim(account, owner, now, until);
  }

  @Override
  public void release(AccountId account, String owner) {
    written.release(account, owner);
  }

  /// Who only looks takes no part in a removal that was begun.
  @Override
  public Standing standing(AccountId account) {
    Standing known = kept.standing(account);
    known.intent().ifPresent(intent -> begun.put(account, intent));
    return new Standing(
        known.last(),
        known.intent().filter(_ -> leave != Leave.LOOK),
        known.leases(),
        known.approvals(),
        List.of());
  }

  @Override
  public List<Lease> leases(AccountId account) {
    return kept.leases(account);
  }

  /// Returns the open intents that were found.
  Map<AccountId, Intent> begun() {
    return Map.copyOf(begun);
  }

  @Override
  public void issued(AccountId account, TaskPolicy task, SessionKey key) {
    kept.issued(account, task, key);
  }

  @Override
  public boolean isOurs(String accessKeyId) {
    return kept.isOurs(accessKeyId);
  }

  /// Without an intent nothing is deleted: here ends what nobody was shown. A slot of the hour is
  /// for a removal only.
  @Override
  public Permit permit(Intent intent, String owner, Instant now, Optional<RemovalSlot> slot) {
    if (leave != Leave.REMOVE && slot.isPresent()) {
      return new Permit.NoSlot();
    }
    Set<CredentialRef> known = shown.getOrDefault(intent.account(), Set.of());
    boolean isAllShown =
        intent.credentials().stream().map(RootCredential::ref).allMatch(known::contains);
    if (leave != Leave.REMOVE || !isAllShown) {
      throw new NotShown(intent, known);
    }
    return written.permit(intent, owner, now, slot);
  }

  @Override
  public void record(CheckRecord entry, String owner) {
    written.record(entry, owner);
  }

  @Override
  public void sent(AccountId account, String noticeId) {
    // It was shown to one person; the deployed system tells the others.
  }

  @Override
  public List<Proof> proofs(AccountId account) {
    return kept.proofs(account);
  }

  @Override
  public int countNotAuditable(String reason, Instant hour, AccountId account, int most) {
    return written.countNotAuditable(reason, hour, account, most);
  }

  @Override
  public Optional<Pause> pause() {
    return kept.pause();
  }

  @Override
  public Pause pause(Pause pause) {
    return written.pause(pause);
  }

  @Override
  public boolean resume(Pause pause, String by, Instant at) {
    return written.resume(pause, by, at);
  }

  @Override
  public Optional<PauseEnd> endedPause() {
    return kept.endedPause();
  }

  @Override
  public boolean beginSweep(String sweep) {
    return written.beginSweep(sweep);
  }

  @Override
  public void endSweep(String sweep) {
    written.endSweep(sweep);
  }

  @Override
  public boolean onlyObserves(Optional<String> sweep) {
    return kept.onlyObserves(sweep);
  }

  @Override
  public void noteRules(Map<Setting, String> rules) {
    written.noteRules(rules);
  }

  @Override
  public Map<Setting, String> rules() {
    return kept.rules();
  }

  @Override
  public void grant(Lease lease) {
    written.grant(lease);
  }

  @Override
  public void approve(Approval approval) {
    written.approve(approval);
  }

  /// A run by hand is no sweep, and has no digest.
  @Override
  public Optional<String> digest(String sweep, Instant now) {
    return Optional.empty();
  }

  @Override
  public String beginDigest(String sweep, String digest, Instant now, Instant until) {
    return digest;
  }

  @Override
  public boolean collect(String digest, Notice notice, Instant now) {
    return true;
  }

  @Override
  public List<Notice> closeDigest(String digest, Instant now) {
    return List.of();
  }

  /// What is shown to one person is no telling: the deployed system tells the others.
  @Override
  public AlertClaim claimTelling(
      String noticeId, String channel, String owner, Instant now, Instant until) {
    return AlertClaim.TAKEN;
  }

  @Override
  public void told(String noticeId, String channel, Instant at) {
    // As above.
  }

  @Override
  public void untold(String noticeId, String channel, String owner) {
    // As above.
  }
}
