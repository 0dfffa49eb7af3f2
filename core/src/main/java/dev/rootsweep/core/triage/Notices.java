package dev.rootsweep.core.triage;

import dev.rootsweep.core.memory.MemoryLedger;
import dev.rootsweep.core.model.BurstEvent;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.port.Directory;
import dev.rootsweep.core.port.LabelLedger;
import dev.rootsweep.core.port.Time;
import dev.rootsweep.core.settings.Settings;
import dev.rootsweep.core.signal.BurstEnded;
import dev.rootsweep.core.signal.RootActivity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Writes what people are told of root activity: what happened, with the names of accounts.
final class Notices {
  private final Scenery scenery;
  private final Scenery sceneryInMemory;
  private final ActivityTexts texts;
  private final Settings settings;
  private final Time time;

  Notices(Directory directory, LabelLedger ledger, Settings settings, Time time) {
    this.scenery = new Scenery(directory, ledger, time);
    this.sceneryInMemory = new Scenery(directory, new MemoryLedger(), time);
    this.texts = new ActivityTexts(settings);
    this.settings = settings;
    this.time = time;
  }

  /// Writes the alert of a case that leads the burst of this name.
  Notice of(Case told, String burst) {
    return of(told, burst, Optional.empty());
  }

  /// Writes the same while the ledger has not answered since an instant.
  Notice withoutLedger(Case told, String burst, Instant silentSince) {
    return of(told, burst, Optional.of(silentSince));
  }

  private Notice of(Case told, String burst, Optional<Instant> silentSince) {
    ActivityTexts.Known known =
        new ActivityTexts.Known(
            label(told, silentSince.isPresent() ? sceneryInMemory : scenery),
            told.lease(),
            told.failures(),
            isChecked(told),
            burst,
            silentSince,
            time.now());
    return texts.notice(told.noticeId(), told.activity(), told.alert(), known);
  }

  private static Whereabouts label(Case told, Scenery answering) {
    return isMove(told.activity())
        ? answering.labelAfresh(told.account())
        : answering.label(told.account());
  }

  private static boolean isMove(RootActivity activity) {
    return activity instanceof RootActivity.Departed
        || activity instanceof RootActivity.AccountMoved
        || activity instanceof RootActivity.Closed;
  }

  /// Tells whether the account of a case is checked at once.
  boolean isChecked(Case told) {
    return told.isChecked(settings.managementAccount());
  }

  /// Writes the summary of a burst.
  Notice summary(BurstEnded ended, List<BurstEvent> folded) {
    String id = ended.origin().eventId() + "/" + ended.account() + "/" + ended.kind() + "/summary";
    return texts.summary(id, ended, folded, scenery.label(ended.account()), time.now());
  }
}
