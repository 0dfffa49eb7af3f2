package dev.rootsweep.core.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rootsweep.core.fake.Activities;
import dev.rootsweep.core.model.ActivityAlertKind;
import dev.rootsweep.core.model.Severity;
import dev.rootsweep.core.port.MessageQueue;
import dev.rootsweep.core.signal.ActivitySignal;
import dev.rootsweep.core.signal.BurstEnded;
import dev.rootsweep.core.signal.Delayed;
import dev.rootsweep.core.signal.Reread;
import dev.rootsweep.core.signal.RootActivity;
import dev.rootsweep.core.signal.RootActivity.Mfa;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Everything that the port `MessageQueue` promises for root activity.
public interface ActivityQueueContract extends BuryingContract<ActivitySignal> {
  RootActivity SIGN_IN = Activities.signIn("event-1", Mfa.NOT_USED);
  Reread REREAD = new Reread(SIGN_IN, 1, true, Optional.empty());
  BurstEnded BURST_ENDED =
      new BurstEnded(
          SIGN_IN.origin(),
          "burst ß ✓ 🦊",
          Severity.CRITICAL,
          ActivityAlertKind.ROOT_SIGN_IN,
          SIGN_IN.concerned(),
          "root");

  /// Returns the queue of the present test, empty when the test begins.
  MessageQueue<Delayed> queue();

  @Override
  default void bury(String message, String reason) {
    queue().bury(message, reason);
  }

  @Test
  default void deliversAnActivityAsItWasSent() {
    queue().send(REREAD, Duration.ZERO);

    assertEquals(List.of(REREAD), arrived(1));
  }

  @Test
  default void deliversTheEndOfABurstAsItWasSent() {
    queue().send(BURST_ENDED, Duration.ZERO);

    assertEquals(List.of(BURST_ENDED), arrived(1));
  }

  @Test
  default void keepsBackWhatIsDelayed() {
    queue().send(REREAD, Duration.ofMinutes(2));
    queue().send(BURST_ENDED, Duration.ofMinutes(15));

    assertEquals(List.of(), arrived(0));
    assertEquals(2, waiting());
  }
}
