package dev.rootsweep.cli.run;

import dev.rootsweep.core.port.Time;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ctrl-C: no new account is begun, those in hand are finished and reported, then the process ends.
///
/// It is a shutdown hook, so that SIGTERM does the same, and the process ends with the signal's
/// exit code.
public final class Stop implements AutoCloseable {
  /// A root session lives five minutes; nothing in hand lasts longer.
  private static final Duration LONGEST = Duration.ofMinutes(6);

  private static final Duration SLICE = Duration.ofMillis(200);

  private final CountDownLatch reported = new CountDownLatch(1);
  private final PrintWriter err;
  private final Thread hook = new Thread(this::signalled, "rootsweep-stop");
  private final List<Runnable> actions = new CopyOnWriteArrayList<>();
  private volatile boolean requested;
  private volatile boolean working;

  public Stop(PrintWriter err) {
    this.err = err;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /// Asks the run to stop.
  public void request() {
    requested = true;
    actions.forEach(Runnable::run);
  }

  /// Has something done as soon as the run is to stop.
  void whenRequested(Runnable action) {
    actions.add(action);
    if (requested) {
      action.run();
    }
  }

  /// Tells whether the run is to stop.
  public boolean isRequested() {
    return requested;
  }

  /// Says that accounts are in hand from now on, or none any more.
  public void working(boolean now) {
    working = now;
  }

  /// Waits, unless the run is to stop.
  void pause(Duration duration, Time time) {
    Duration left = duration;
    while (!requested && left.isPositive()) {
      Duration slice = left.compareTo(SLICE) < 0 ? left : SLICE;
      time.pause(slice);
      left = left.minus(slice);
    }
  }

  private void signalled() {
    request();
    if (!working) {
      return;
    }
    err.println();
    err.println("Stopping: the accounts in hand are finished first, no new one is begun.");
    err.flush();
    try {
      if (!reported.await(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
        err.println("Stopped: something in hand did not end. What was begun is in the ledger.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Says that the report is out.
  @Override
  public void close() {
    working = false;
    reported.countDown();
    if (!requested) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }
}
