package dev.rootsweep.cli.run;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/// A plain line now and then: at each tenth of the accounts, but once a second at most, when five
/// seconds were silent, and at the end.
public final class LineProgress implements Progress {
  private static final Duration SILENCE = Duration.ofSeconds(5);
  private static final Duration OFTEN = Duration.ofSeconds(1);
  private static final int STEPS = 10;

  private final PrintWriter err;
  private final LongSupplier throttled;
  private final InstantSource clock;
  private String what = "";
  private int total;
  private int done;
  private int told;
  private Instant begun = Instant.EPOCH;
  private Instant last = Instant.EPOCH;

  public LineProgress(PrintWriter err, LongSupplier throttled, InstantSource clock) {
    this.err = err;
    this.throttled = throttled;
    this.clock = clock;
  }

  @Override
  public synchronized void begin(String words, int accounts) {
    what = words;
    total = accounts;
    done = 0;
    told = 0;
    begun = clock.instant();
    last = begun;
    tell(what + " " + total + (total == 1 ? " account" : " accounts"));
  }

  @Override
  public synchronized void done() {
    done++;
    Instant now = clock.instant();
    int step = (int) ((long) done * STEPS / Math.max(1, total));
    Duration silent = Duration.between(last, now);
    boolean due = step > told && silent.compareTo(OFTEN) >= 0;
    if (due || done == total || silent.compareTo(SILENCE) >= 0) {
      told = step;
      last = now;
      tell(line(now));
    }
  }

  private String line(Instant now) {
    return new Pace(what, done, total, Duration.between(begun, now), throttled.getAsLong()).text();
  }

  @Override
  public void end() {}

  @Override
  public synchronized void note(String line) {
    tell(line);
  }

  private void tell(String line) {
    err.println(line);
    err.flush();
  }
}
