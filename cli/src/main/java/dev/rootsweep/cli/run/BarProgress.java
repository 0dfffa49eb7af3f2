package dev.rootsweep.cli.run;

import java.io.PrintStream;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressState;

/// A bar on a terminal: done, rate, remaining time, and how often AWS asked to slow down.
public final class BarProgress implements Progress {
  private static final int OFTEN_MILLIS = 250;

  private final PrintStream err;
  private final ConsoleProgressBarConsumer line;
  private final LongSupplier throttled;
  private Optional<ProgressBar> bar = Optional.empty();
  private Supplier<Listed> listed = () -> Listed.whole(0);

  /// - shape: `columns` is the width of the terminal. The last one stays free: where the cursor
  ///   would stand behind it, some terminals begin a new line.
  public BarProgress(PrintStream err, int columns, LongSupplier throttled) {
    this.err = err;
    this.line = new Line(err, columns - 1);
    this.throttled = throttled;
  }

  @Override
  public synchronized void begin(String what, Supplier<Listed> accounts) {
    listed = accounts;
    bar =
        Optional.of(
            new ProgressBarBuilder()
                .setTaskName(what)
                .setInitialMax(accounts.get().accounts())
                .setUpdateIntervalMillis(OFTEN_MILLIS)
                .setConsumer(line)
                .setRenderer(this::rendered)
                .build());
  }

  private String rendered(ProgressState state, int width) {
    return new Pace(
            state.getTaskName(),
            state.getCurrent(),
            listed.get(),
            state.getTotalElapsed(),
            throttled.getAsLong())
        .bar(width);
  }

  @Override
  public synchronized void done() {
    bar.ifPresent(ProgressBar::step);
  }

  @Override
  public synchronized void end() {
    bar.ifPresent(
        shown -> {
          shown.close();
          err.println();
        });
    bar = Optional.empty();
  }

  @Override
  public synchronized void note(String text) {
    if (bar.isPresent()) {
      line.clear();
    }
    err.println(text);
  }

  /// The line that is drawn again and again. The library ends it unless the bar was too short-lived
  /// to be drawn twice, so it is ended here.
  private static final class Line extends ConsoleProgressBarConsumer {
    Line(PrintStream err, int width) {
      super(err, width);
    }

    @Override
    public void close() {}
  }
}
