package dev.rootsweep.cli.run;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// A plain line now and then: how many accounts there are, as soon as that is known; then one at
/// each tenth of them, but once a second at most; one when five seconds were silent; one at the
/// end.
public final class LineProgress implements Progress {
  private static final Duration SILENCE = Duration.ofSeconds(5);
  private static final Duration OFTEN = Duration.ofSeconds(1);
  private static final int STEPS = 10;

  private final PrintWriter err;
  private final LongSupplier throttled;
  private final InstantSource clock;
  private String what = "";
  private Supplier<Listed> listed = () -> Listed.whole(0);
  private boolean counted;
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
  public synchronized void begin(String words, Supplier<Listed> accounts) {
    what = words;
    listed = accounts;
    counted = false;
    done = 0;
    told = 0;
    begun = clock.instant();
    last = begun;
    count();
  }

  /// Says once how many accounts there are, as soon as that is known.
  private void count() {
    Listed now = listed.get();
    if (!counted && now.whole()) {
      counted = true;
      tell(what + " " + now.accounts() + (now.accounts() == 1 ? " account" : " accounts"));
    }
  }

  @Override
  public synchronized void done() {
    done++;
    count();
    Instant now = clock.instant();
    Listed known = listed.get();
    int step = known.whole() ? (int) ((long) done * STEPS / Math.max(1, known.accounts())) : told;
    Duration silent = Duration.between(last, now);
    boolean due = step > told && silent.compareTo(OFTEN) >= 0;
    boolean all = known.whole() && done == known.accounts();
    if (due || all || silent.compareTo(SILENCE) >= 0) {
      told = step;
      last = now;
      tell(pace(now));
    }
  }

  @Override
  public synchronized void end() {
    count();
    if (!listed.get().whole()) {
      tell(pace(clock.instant()));
    }
  }

  private String pace(Instant now) {
    return new Pace(what, done, listed.get(), Duration.between(begun, now), throttled.getAsLong())
        .text();
  }

  @Override
  public synchronized void note(String line) {
    tell(line);
  }

  private void tell(String line) {
    err.println(line);
    err.flush();
  }
}
