package dev.rootsweep.bench.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class TimedProcessTest {
  @Test
  void tellsHowAProgramEndedAndWhatItCost() throws IOException, InterruptedException {
    // Counts until it has used CPU that /proc shows, in hundredths of a second.
    String work = "i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done; exit 3";

    Timing timing = new TimedProcess(new ProcessBuilder("sh", "-c", work)).run(_ -> {});

    assertEquals(3, timing.exitCode());
    assertTrue(timing.seconds() > 0);
    assertTrue(timing.cpuSeconds() > 0);
    assertTrue(timing.peakMib() >= 0);
  }
}
