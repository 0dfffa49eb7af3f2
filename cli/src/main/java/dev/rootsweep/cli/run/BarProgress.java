package dev.rootsweep.cli.run;

import java.io.PrintStream;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/// A bar on a terminal: done, remaining time, rate, and how often AWS asked to slow down.
public final class BarProgress implements Progress {
  private static final int OFTEN_MILLIS = 250;

  private final PrintStream err;
  private final int width;
  private final LongSupplier throttled;
  private Optional<ProgressBar> bar = Optional.empty();

  public BarProgress(PrintStream err, int width, LongSupplier throttled) {
    this.err = err;
    this.width = width;
    this.throttled = throttled;
  }

  @Override
  public synchronized void begin(String what, int accounts) {
    bar =
        Optional.of(
            new ProgressBarBuilder()
                .setTaskName(what)
                .setInitialMax(accounts)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(OFTEN_MILLIS)
                .setConsumer(new ConsoleProgressBarConsumer(err, width))
                .showSpeed(
                    new DecimalFormat("0.0/s", DecimalFormatSymbols.getInstance(Locale.ROOT)))
                .build());
    bar.get().setExtraMessage(message());
  }

  @Override
  public synchronized void done() {
    bar.ifPresent(shown -> shown.setExtraMessage(message()).step());
  }

  private String message() {
    return " " + throttled.getAsLong() + " throttled";
  }

  @Override
  public synchronized void end() {
    bar.ifPresent(ProgressBar::close);
    bar = Optional.empty();
  }

  @Override
  public synchronized void note(String line) {
    err.println(line);
  }
}
