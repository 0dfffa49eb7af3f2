package dev.rootsweep.core.fake;

import dev.rootsweep.core.contract.AlertsContract;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.port.Alerts;
import dev.rootsweep.core.port.PortFailure;
import java.util.List;

class FakeAlertsTest implements AlertsContract {
  private final FakeAlerts alerts = new FakeAlerts(new Journal());

  @Override
  public Alerts alerts() {
    return alerts;
  }

  @Override
  public List<String> arrived(int awaited) {
    return alerts.sent().stream().map(Notice::toString).toList();
  }

  @Override
  public Alerts refusedAlerts() {
    Journal journal = new Journal();
    journal.refuse("", PortFailure.Kind.UNEXPECTED);
    return new FakeAlerts(journal);
  }
}
