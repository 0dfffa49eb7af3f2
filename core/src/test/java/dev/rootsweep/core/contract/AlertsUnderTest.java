package dev.rootsweep.core.contract;

import dev.rootsweep.core.port.Alerts;
import java.util.List;

/// Says which channel of alerts a contract is asked of, and shows its other end.
public interface AlertsUnderTest {
  /// Returns the channel; nothing has gone out when the test begins.
  Alerts alerts();

  /// Takes the texts that came out; waits until there are so many, and says what more there is.
  List<String> arrived(int awaited);

  /// Returns the same channel where nobody takes anything.
  Alerts refusedAlerts();
}
