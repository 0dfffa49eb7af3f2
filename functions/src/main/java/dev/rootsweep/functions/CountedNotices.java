package dev.rootsweep.functions;

import dev.rootsweep.core.model.CheckAlertKind;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.settings.Metric;
import java.util.function.Consumer;

/// Counts what people are told, by severity, and apart from it the credentials that came back.
final class CountedNotices implements Consumer<Notice> {
  private final Counter counter = new Counter();

  @Override
  public void accept(Notice notice) {
    counter.count(Metric.ALERTS, notice.severity().name());
    if (notice.kind() == CheckAlertKind.DRIFT) {
      counter.write(Metric.DRIFT, 1);
    }
  }
}
