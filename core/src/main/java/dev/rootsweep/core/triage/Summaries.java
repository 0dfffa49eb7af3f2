package dev.rootsweep.core.triage;

import dev.rootsweep.core.alert.Delivered;
import dev.rootsweep.core.alert.Delivery;
import dev.rootsweep.core.model.BurstEvent;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.port.BurstLedger;
import dev.rootsweep.core.port.MessageQueue;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.port.Time;
import dev.rootsweep.core.signal.BurstEnded;
import dev.rootsweep.core.signal.Delayed;
import java.util.List;

/// Tells at the end of a burst what was folded into its first alert.
final class Summaries {
  private final BurstLedger ledger;
  private final Notices notices;
  private final Delivery delivery;
  private final MessageQueue<Delayed> queue;
  private final Time time;

  Summaries(
      BurstLedger ledger,
      Notices notices,
      Delivery delivery,
      MessageQueue<Delayed> queue,
      Time time) {
    this.ledger = ledger;
    this.notices = notices;
    this.delivery = delivery;
    this.queue = queue;
    this.time = time;
  }

  /// Closes the burst first: what comes afterwards is told alone. A ledger that does not answer is
  /// asked again as long as an activity waits for it.
  TriageOutcome tell(BurstEnded ended) {
    List<BurstEvent> folded;
    try {
      folded = ledger.closeBurst(ended.burst(), ended.origin().eventId(), time.now());
    } catch (PortFailure failure) {
      WithoutLedger.demandPatience(ended.origin().at(), time.now(), failure);
      return later(ended, WithoutLedger.NO_ANSWER);
    }
    return folded.isEmpty()
        ? new TriageOutcome.Quiet(ended.account())
        : tell(ended, notices.summary(ended, folded));
  }

  private TriageOutcome tell(BurstEnded ended, Notice summary) {
    Delivered sent = delivery.send(summary);
    sent.demandSent();
    if (sent.held()) {
      return later(ended, WithLedger.HELD);
    }
    return sent.fresh()
        ? new TriageOutcome.Alerted(summary)
        : new TriageOutcome.Duplicate(ended.account(), ended.severity(), ended.kind());
  }

  private TriageOutcome later(BurstEnded ended, String why) {
    queue.send(ended, WithLedger.HELD_COMES_BACK);
    return new TriageOutcome.Waiting(ended.account(), why, WithLedger.HELD_COMES_BACK);
  }
}
