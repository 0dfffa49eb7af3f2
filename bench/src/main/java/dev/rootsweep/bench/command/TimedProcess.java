package dev.rootsweep.bench.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/// Runs a program and measures it from outside, by Linux' /proc. No other child process may end
/// meanwhile: its CPU seconds would be counted too.
record TimedProcess(ProcessBuilder program) {
  private static final Path PROC = Path.of("/proc");
  private static final long LOOK_MILLIS = 50;
  private static final long TELL_SECONDS = 15;
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double TICKS_PER_SECOND = 100;
  private static final double KIB_PER_MIB = 1024;

  /// Where the CPU times of ended children begin, counted from behind the name of the program.
  private static final int CHILDREN = 14;

  /// Runs it; what it prints goes where the builder says.
  ///
  /// - `tell`: takes the seconds that have passed, every 15 seconds
  Timing run(LongConsumer tell) throws IOException, InterruptedException {
    double cpuBefore = childrensCpuSeconds();
    long start = System.nanoTime();
    Process process = program.start();
    try {
      double peak = 0;
      long told = 0;
      while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        peak = Math.max(peak, peakMib(process.pid()));
        long passed = (long) seconds(start);
        if (passed >= told + TELL_SECONDS) {
          tell.accept(passed);
          told = passed;
        }
      }
      return new Timing(
          seconds(start), childrensCpuSeconds() - cpuBefore, peak, process.exitValue());
    } finally {
      process.destroyForcibly();
    }
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / NANOS_PER_SECOND;
  }

  private static double childrensCpuSeconds() throws IOException {
    String stat = Files.readString(PROC.resolve("self/stat"));
    List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 1).split(" ", -1));
    return (Long.parseLong(fields.get(CHILDREN)) + Long.parseLong(fields.get(CHILDREN + 1)))
        / TICKS_PER_SECOND;
  }

  /// The most that the process ever held; 0 once it has ended.
  private static double peakMib(long pid) {
    try {
      return Files.readAllLines(PROC.resolve(String.valueOf(pid)).resolve("status")).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D+", "")) / KIB_PER_MIB)
          .findFirst()
          .orElse(0);
    } catch (IOException _) {
      return 0;
    }
  }
}
