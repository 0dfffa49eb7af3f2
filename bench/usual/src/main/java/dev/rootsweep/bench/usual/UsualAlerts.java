package dev.rootsweep.bench.usual;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A process of its own that makes the bare calls of alerts: told a number, it makes those of so
/// many batches of ten, ten at once, and says how many milliseconds a batch took.
public final class UsualAlerts {
  private static final int BATCH = 10;
  private static final double NANOS_PER_MILLI = 1e6;

  private UsualAlerts() {}

  /// Runs until its input ends; the argument is `SAME` or `LEAST`.
  public static void main(String[] arguments)
      throws IOException, InterruptedException, ExecutionException {
    UsualAlert calls = new UsualAlert();
    Runnable alert = arguments[0].equals("SAME") ? calls::same : calls::least;
    BufferedReader told =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (@Nullable String line = told.readLine(); line != null; line = told.readLine()) {
      int batches = Integer.parseInt(line);
      long begin = System.nanoTime();
      for (int done = 0; done < batches; done++) {
        batch(alert);
      }
      System.out.println((System.nanoTime() - begin) / NANOS_PER_MILLI / batches);
    }
  }

  private static void batch(Runnable alert) throws InterruptedException, ExecutionException {
    try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
      List<? extends Future<?>> alerts =
          IntStream.range(0, BATCH).mapToObj(_ -> each.submit(alert)).toList();
      for (Future<?> one : alerts) {
        one.get();
      }
    }
  }
}
