package dev.rootsweep.core.triage;

import dev.rootsweep.core.alert.Delivery;
import dev.rootsweep.core.model.ActivityAlertKind;
import dev.rootsweep.core.model.Fact;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.settings.Settings;
import dev.rootsweep.core.text.Utc;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// One alert of each copy of the function that the ledger has not answered for five minutes, and
/// that root sessions wait which may be Rootsweep's own.
final class SilenceAlert {
  /// A ledger that answers now and then does not lead to an alert every five minutes.
  private static final Duration APART = Duration.ofMinutes(15);

  private static final Duration RETRY = Duration.ofMinutes(1);

  private final Delivery delivery;
  private final Settings settings;
  private final NextSteps nextSteps;
  private final Supplier<String> ids;

  private final Set<String> waiting = new HashSet<>();
  private final Set<String> told = new HashSet<>();
  private Instant since = Instant.MAX;
  private Instant alertedAt = Instant.EPOCH;
  private Instant nextTry = Instant.EPOCH;
  private String alertId = "";
  private boolean ended = true;

  SilenceAlert(Delivery delivery, Settings settings, Supplier<String> ids) {
    this.delivery = delivery;
    this.settings = settings;
    this.nextSteps = new NextSteps(settings);
    this.ids = ids;
  }

  /// Notes that the ledger answers.
  synchronized void answered() {
    waiting.clear();
    since = Instant.MAX;
    ended = true;
  }

  /// Notes that an event waits for the ledger, which has not answered since an instant; tells
  /// people when that is too long ago, with what came back last. A channel that failed is tried
  /// again a minute later.
  void waits(String eventId, Instant silentSince, PortFailure failure, Instant now) {
    Optional<Notice> due = due(eventId, silentSince, failure, now);
    if (due.isPresent()) {
      Set<String> sent = delivery.sendWithoutLedger(due.get(), toldSoFar()).unmarked();
      keep(sent);
    }
  }

  private synchronized Optional<Notice> due(
      String eventId, Instant silentSince, PortFailure failure, Instant now) {
    waiting.add(eventId);
    since = silentSince.isBefore(since) ? silentSince : since;
    if (now.isBefore(since.plus(WithoutLedger.PATIENCE)) || now.isBefore(nextTry)) {
      return Optional.empty();
    }
    if (ended && !now.isBefore(alertedAt.plus(APART))) {
      begin(now);
    }
    nextTry = now.plus(RETRY);
    return Optional.of(notice(failure));
  }

  private synchronized Set<String> toldSoFar() {
    return Set.copyOf(told);
  }

  private synchronized void keep(Set<String> channels) {
    told.addAll(channels);
  }

  /// The id is made now: what was made before a snapshot would be the same in each copy.
  private void begin(Instant now) {
    told.clear();
    ended = false;
    alertedAt = now;
    alertId = "ledger-silent/" + ids.get();
  }

  private Notice notice(PortFailure failure) {
    String table = settings.ledgerTable();
    return new Notice(
        alertId,
        ActivityAlertKind.LEDGER_SILENT.severity(),
        ActivityAlertKind.LEDGER_SILENT,
        settings.hubAccount(),
        alertedAt,
        "Rootsweep's ledger does not answer, so Rootsweep cannot tell its own root sessions from"
            + " those of others.",
        List.of(
            new Fact("Account", settings.hubAccount().value()),
            new Fact("Ledger", table.isEmpty() ? "unknown" : "DynamoDB table " + table),
            new Fact("Silent since", Utc.seconds(since)),
            new Fact("Last answer", failure.said()),
            new Fact(
                "Waiting", "events that this copy of the function received: " + waiting.size()),
            new Fact(
                "Response",
                "Rootsweep keeps these events and judges them when the ledger answers again. It"
                    + " still raises every alert that needs no ledger.")),
        nextSteps.ledgerSilent(since),
        Optional.empty());
  }
}
