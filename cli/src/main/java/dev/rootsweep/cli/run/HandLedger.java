package dev.rootsweep.cli.run;

import dev.rootsweep.core.memory.MemoryLedger;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.Approval;
import dev.rootsweep.core.model.CheckRecord;
import dev.rootsweep.core.model.Intent;
import dev.rootsweep.core.model.Lease;
import dev.rootsweep.core.model.Pause;
import dev.rootsweep.core.model.Proof;
import dev.rootsweep.core.model.SessionKey;
import dev.rootsweep.core.model.Standing;
import dev.rootsweep.core.model.TaskPolicy;
import dev.rootsweep.core.port.Ledger;
import dev.rootsweep.core.port.PortFailure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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

  HandLedger(Ledger kept, Leave leave) {
    this.kept = kept;
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
    return new Standing(
        known.last(),
        known.intent().filter(_ -> leave != Leave.LOOK),
        known.leases(),
        known.approvals(),
        List.of());
  }

  @Override
  public void issued(AccountId account, TaskPolicy task, SessionKey key) {
    kept.issued(account, task, key);
  }

  @Override
  public boolean isOurs(String accessKeyId) {
    return kept.isOurs(accessKeyId);
  }

  @Override
  public void open(Intent intent, String owner) {
    if (leave != Leave.REMOVE) {
      throw new PortFailure(
          PortFailure.Kind.CONFLICT,
          "removing from " + intent.account(),
          "it may be removed now, and was not when it was listed: nothing was done, run again",
          null);
    }
    written.open(intent, owner);
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
  public boolean takeSlot(Instant hour, int cap) {
    return written.takeSlot(hour, cap);
  }

  @Override
  public int countUnseen(String reason, Instant hour, AccountId account, int most) {
    return written.countUnseen(reason, hour, account, most);
  }

  @Override
  public Optional<Pause> pause() {
    return kept.pause();
  }

  @Override
  public void pause(Pause pause) {
    written.pause(pause);
  }

  @Override
  public void resume() {
    written.resume();
  }

  @Override
  public String beginSweep(String sweep) {
    return written.beginSweep(sweep);
  }

  @Override
  public Optional<String> firstSweep() {
    return kept.firstSweep();
  }

  @Override
  public void grant(Lease lease) {
    written.grant(lease);
  }

  @Override
  public void approve(Approval approval) {
    written.approve(approval);
  }
}
