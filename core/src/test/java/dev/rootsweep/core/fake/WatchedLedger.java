package dev.rootsweep.core.fake;

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
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A ledger that writes each call into the journal before it passes it on.
public final class WatchedLedger implements Ledger {
  private final Journal journal;
  private final Ledger inner;

  public WatchedLedger(Journal journal, Ledger inner) {
    this.journal = journal;
    this.inner = inner;
  }

  @Override
  public boolean claim(AccountId account, String owner, Instant now, Instant until) {
    return journal.call(account + " ledger.claim", () -> inner.claim(account, owner, now, until));
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
  public void issued(AccountId account, TaskPolicy task, SessionKey key) {
    journal.run(account + " ledger.issued " + task, () -> inner.issued(account, task, key));
  }

  @Override
  public boolean isOurs(String accessKeyId) {
    return journal.call("ledger.isOurs", () -> inner.isOurs(accessKeyId));
  }

  @Override
  public void open(Intent intent, String owner) {
    journal.run(intent.account() + " ledger.open", () -> inner.open(intent, owner));
  }

  @Override
  public void record(CheckRecord entry, String owner) {
    journal.run(
        entry.account() + " ledger.record " + entry.check().outcome(),
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
  public boolean takeSlot(Instant hour, int cap) {
    return journal.call("ledger.takeSlot", () -> inner.takeSlot(hour, cap));
  }

  @Override
  public int countUnseen(String reason, Instant hour, AccountId account, int most) {
    return journal.call("ledger.countUnseen", () -> inner.countUnseen(reason, hour, account, most));
  }

  @Override
  public Optional<Pause> pause() {
    return journal.call("ledger.pause", inner::pause);
  }

  @Override
  public void pause(Pause pause) {
    journal.run("ledger.setPause", () -> inner.pause(pause));
  }

  @Override
  public void resume() {
    journal.run("ledger.resume", inner::resume);
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
  public boolean onlyObserves(Optional<String> sweep) {
    return journal.call("ledger.onlyObserves", () -> inner.onlyObserves(sweep));
  }

  @Override
  public void grant(Lease lease) {
    journal.run(lease.account() + " ledger.grant", () -> inner.grant(lease));
  }

  @Override
  public void approve(Approval approval) {
    journal.run(approval.account() + " ledger.approve", () -> inner.approve(approval));
  }
}
