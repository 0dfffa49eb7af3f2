package dev.rootsweep.bench.check;

import java.io.IOException;

/// Stops the time of work.
final class Clock {
  private static final double NANOS_PER_MILLI = 1e6;

  private Clock() {}

  /// Work that may fail to reach the other side.
  interface Work {
    void run() throws IOException, InterruptedException;
  }

  /// Returns how many milliseconds one of so many repetitions took.
  static double millis(int repetitions, Work work) throws IOException, InterruptedException {
    long start = System.nanoTime();
    for (int done = 0; done < repetitions; done++) {
      work.run();
    }
    return (System.nanoTime() - start) / NANOS_PER_MILLI / repetitions;
  }
}
