package dev.rootsweep.aws.queue;

import dev.rootsweep.core.alert.DatedFacts;
import dev.rootsweep.core.model.Fact;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.port.Alerts;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Notices as lines of the log, the most urgent as errors.
public final class LogAlerts implements Alerts {
  private static final Logger LOG = LoggerFactory.getLogger("rootsweep.notice");

  private final Consumer<Notice> counted;

  /// Makes a log that counts nothing.
  public LogAlerts() {
    this(_ -> {});
  }

  /// Makes a log that also hands each notice to `counted`: what is told once is counted once.
  public LogAlerts(Consumer<Notice> counted) {
    this.counted = counted;
  }

  @Override
  public String channel() {
    return "log";
  }

  @Override
  public void send(Notice notice) {
    String text =
        "%s %s: %s Facts: %s Steps: %s (alert %s)"
            .formatted(
                notice.severity(),
                notice.kind(),
                notice.headline(),
                DatedFacts.of(notice).stream()
                    .map(Fact::toString)
                    .collect(Collectors.joining("; ")),
                String.join(" ", notice.steps()),
                notice.id());
    switch (notice.severity()) {
      case CRITICAL, HIGH -> LOG.error(text);
      case MEDIUM -> LOG.warn(text);
      case LOW, INFO -> LOG.info(text);
    }
    counted.accept(notice);
  }
}
