package dev.rootsweep.aws.rehearsal;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rootsweep.aws.event.Decoded;
import dev.rootsweep.aws.wiring.CheckParts;
import dev.rootsweep.core.check.CheckOutcome;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.signal.CheckDue;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RehearsalTest {
  private static final AccountId NOBODY = new AccountId("000000000000");

  @Test
  void endsEveryMessageAsBare() throws IOException {
    List<CheckOutcome> outcomes = new ArrayList<>();
    Instant now = Instant.now();

    try (StageAws stage = StageAws.start()) {
      CheckParts parts = Rehearsal.parts(stage);
      for (String message : Rehearsal.messages(now)) {
        Decoded.Understood understood =
            assertInstanceOf(Decoded.Understood.class, parts.decoder().decode(message, now));
        outcomes.add(
            parts.checkAccount().handle(assertInstanceOf(CheckDue.class, understood.signal())));
      }
    }

    assertEquals(List.of(new CheckOutcome.Bare(NOBODY), new CheckOutcome.Bare(NOBODY)), outcomes);
  }

  @Test
  void refusesWhatNoRehearsalAsks() throws IOException {
    try (StageAws stage = StageAws.start()) {
      CheckParts parts = Rehearsal.parts(stage);

      assertThrows(PortFailure.class, () -> parts.queue().bury("{}", "a test"));
    }
  }

  @Test
  void listensNoMoreWhenItIsOver() throws IOException {
    StageAws stage = StageAws.start();
    stage.close();

    CheckParts parts = Rehearsal.parts(stage);
    assertThrows(PortFailure.class, () -> parts.queue().bury("{}", "a test"));
  }

  @Test
  void saysHelloToNobody() {
    assertDoesNotThrow(Rehearsal::sayHello);
  }
}
