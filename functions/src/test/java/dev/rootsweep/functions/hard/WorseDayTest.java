package dev.rootsweep.functions.hard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.sandbox.Faults;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A day so bad that trying again at once does not suffice: checks come back to the queue.
class WorseDayTest {
  private static final Faults WORSE_DAY =
      Faults.none().throttle(0.35).serverErrors(0.20).dropConnections(0.10).seed(20261122);
  private static final Crowd CROWD = Crowd.of(60, 30);

  @Test
  void losesNothingAndTellsTheTruth() {
    try (Trial trial = CROWD.trial()) {
      trial.organization.faults(WORSE_DAY);
      CROWD.accounts().forEach(account -> trial.put(trial.swept(account)));

      trial.run();

      Truth truth = new Truth(trial);
      assertTrue(trial.queue.sent() > 5, "nothing came back to the queue");
      assertEquals(List.of(), trial.queue.waiting());
      assertEquals(List.of(), truth.liesTold());
      for (AccountId account : CROWD.accounts()) {
        assertEquals(List.of(), truth.liesWritten(account));
        assertTrue(Truth.isEnd(trial.outcomes(account).getLast()), account::value);
      }
    }
  }
}
