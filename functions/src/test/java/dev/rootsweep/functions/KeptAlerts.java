package dev.rootsweep.functions;

import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.port.Alerts;
import java.util.function.Consumer;

/// A channel that hands on what it is given.
public record KeptAlerts(Consumer<Notice> kept) implements Alerts {
  @Override
  public String channel() {
    return "kept";
  }

  @Override
  public void send(Notice notice) {
    kept.accept(notice);
  }
}
