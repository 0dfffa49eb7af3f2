package dev.rootsweep.core.sweep;

import dev.rootsweep.core.alert.Delivered;
import dev.rootsweep.core.alert.Delivery;
import dev.rootsweep.core.alert.OnceOnly;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.port.Alerts;
import dev.rootsweep.core.port.DigestLedger;
import dev.rootsweep.core.port.Ledger;
import dev.rootsweep.core.port.MessageQueue;
import dev.rootsweep.core.port.Time;
import dev.rootsweep.core.settings.Settings;
import dev.rootsweep.core.signal.CheckMessage;
import dev.rootsweep.core.signal.DigestDue;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/// Tells the notices of a sweep that could wait, as one.
public final class TellDigest {
  private static final Duration HELD_COMES_BACK = Duration.ofSeconds(60);

  private final DigestLedger digests;
  private final MessageQueue<CheckMessage> queue;
  private final Delivery delivery;
  private final Time time;
  private final AccountId managementAccount;

  /// Makes the use case.
  ///
  /// - shape: `ids` gives a new unguessable text at each call
  public TellDigest(
      Ledger ledger,
      MessageQueue<CheckMessage> queue,
      List<Alerts> channels,
      Time time,
      Supplier<String> ids,
      Settings settings) {
    this.digests = ledger;
    this.queue = queue;
    this.delivery = new Delivery(new OnceOnly(ledger, time, ids), channels);
    this.time = time;
    this.managementAccount = settings.managementAccount();
  }

  /// Tells a digest once.
  ///
  /// - errors: `PortFailure` when the ledger, the queue or a channel fails: nothing is lost, the
  ///   message must be delivered again
  public DigestOutcome handle(DigestDue due) {
    List<Notice> collected = digests.closeDigest(due.digest(), time.now());
    if (collected.isEmpty()) {
      return new DigestOutcome.Empty();
    }
    Notice digest = DigestText.of(due, collected, managementAccount, time.now());
    Delivered delivered = delivery.send(digest);
    delivered.demandSent();
    if (delivered.held()) {
      queue.send(due, HELD_COMES_BACK);
      return new DigestOutcome.Waiting(HELD_COMES_BACK);
    }
    return delivered.fresh() ? new DigestOutcome.Told(digest) : new DigestOutcome.Repeated();
  }
}
