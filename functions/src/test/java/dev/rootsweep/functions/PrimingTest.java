package dev.rootsweep.functions;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.crac.Core;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class PrimingTest {
  @Test
  void endsAsItShouldAndLogsNothing() {
    PrintStream before = System.out;
    ByteArrayOutputStream logged = new ByteArrayOutputStream();
    System.setOut(new PrintStream(logged, true, StandardCharsets.UTF_8));
    try {
      assertDoesNotThrow(Priming::run);
    } finally {
      System.setOut(before);
    }

    assertEquals("", logged.toString(StandardCharsets.UTF_8));
    assertEquals(Map.of(), Objects.requireNonNullElse(MDC.getCopyOfContextMap(), Map.of()));
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
