package dev.rootsweep.functions;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.crac.Core;
import org.junit.jupiter.api.Test;

class PrimingTest {
  @Test
  void comesBackAsItWentIn() {
    assertDoesNotThrow(Priming::run);
  }

  @Test
  void callsNobodyBeforeTheSnapshot() {
    try (World world = World.enforcing()) {
      CheckHandler handler = world.handler();

      handler.beforeCheckpoint(Core.getGlobalContext());
      handler.afterRestore(Core.getGlobalContext());

      assertEquals(List.of(), world.operations());
      assertEquals(List.of(), world.queue.sent());
      assertEquals(List.of(), world.queue.buried());
      assertEquals(List.of(), List.copyOf(world.answers));
    }
  }
}
