package dev.rootsweep.cli.run;

import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.port.Alerts;
import java.util.ArrayList;
import java.util.List;

/// Notices that are shown instead of sent.
public final class LocalAlerts implements Alerts {
  private final List<Notice> notices = new ArrayList<>();

  @Override
  public String channel() {
    return "shown";
  }

  @Override
  public synchronized void send(Notice notice) {
    notices.add(notice);
  }

  public synchronized List<Notice> drain() {
    List<Notice> drained = List.copyOf(notices);
    notices.clear();
    return drained;
  }
}
