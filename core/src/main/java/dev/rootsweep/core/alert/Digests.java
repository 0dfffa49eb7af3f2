package dev.rootsweep.core.alert;

import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.port.DigestLedger;
import dev.rootsweep.core.port.MessageQueue;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.port.Time;
import dev.rootsweep.core.signal.CheckMessage;
import dev.rootsweep.core.signal.DigestDue;
import dev.rootsweep.core.signal.Origin;
import java.time.Duration;
import java.time.Instant;

/// Puts the notices of a sweep that can wait into one digest, and has it told when it is closed.
///
/// The message that has it told is queued before the digest is opened, and comes a minute after it
/// takes no more: no notice lies in a digest that nobody will read. What comes later opens another.
public final class Digests {
  /// When a digest is told; the longest delay that SQS knows.
  public static final Duration TOLD_AFTER = Duration.ofMinutes(15);

  private static final Duration OPEN = TOLD_AFTER.minusMinutes(1);

  private final DigestLedger ledger;
  private final MessageQueue<CheckMessage> queue;
  private final Time time;

  /// Makes it over a ledger and the queue that brings the digest back.
  public Digests(DigestLedger ledger, MessageQueue<CheckMessage> queue, Time time) {
    this.ledger = ledger;
    this.queue = queue;
    this.time = time;
  }

  /// Puts a notice into the open digest of a sweep; `origin` is that of the check.
  ///
  /// - errors: `PortFailure`; the notice may be put in again then
  public void put(String sweep, Notice notice, Origin origin) {
    Instant now = time.now();
    String digest =
        ledger.digest(sweep, now).orElseGet(() -> open(sweep, notice.id(), origin, now));
    if (!ledger.collect(digest, notice, now)) {
      putLate(sweep, notice, origin);
    }
  }

  /// Between looking a digest up and writing into it, it may have been closed and told.
  private void putLate(String sweep, Notice notice, Origin origin) {
    Instant now = time.now();
    String digest = open(sweep, notice.id() + "/" + now.toEpochMilli(), origin, now);
    if (!ledger.collect(digest, notice, now)) {
      throw new PortFailure(
          PortFailure.Kind.CONFLICT,
          "adding the notice about " + notice.account() + " to a digest",
          "the digest was closed at that moment",
          null);
    }
  }

  private String open(String sweep, String digest, Origin origin, Instant now) {
    queue.send(new DigestDue(sweep, digest, origin), TOLD_AFTER);
    return ledger.beginDigest(sweep, digest, now, now.plus(OPEN));
  }
}
