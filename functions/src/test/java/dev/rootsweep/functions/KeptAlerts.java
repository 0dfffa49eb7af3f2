package dev.rootsweep.functions;

import dev.rootsweep.core.model.CheckAlertKind;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.port.Alerts;
import dev.rootsweep.core.port.Ledger;
import java.util.List;
import java.util.function.Consumer;

/// A channel that hands on what it is given.
public record KeptAlerts(Consumer<Notice> kept) implements Alerts {
  private static final String DIGEST = "/digest";

  /// Returns the notices that a notice tells: those of a digest, or itself.
  public static List<Notice> told(Notice notice, Ledger ledger) {
    String id = notice.id();
    return notice.kind() == CheckAlertKind.SWEEP_DIGEST
        ? ledger.closeDigest(id.substring(0, id.length() - DIGEST.length()), notice.at())
        : List.of(notice);
  }

  @Override
  public String channel() {
    return "kept";
  }

  @Override
  public void send(Notice notice) {
    kept.accept(notice);
  }
}
