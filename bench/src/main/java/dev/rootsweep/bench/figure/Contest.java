package dev.rootsweep.bench.figure;

import java.io.IOException;

/// The two sides of a figure, ready to be measured as often as asked, one after the other.
public interface Contest extends AutoCloseable {
  /// Measures our side once, in the figure's unit.
  double ours() throws IOException, InterruptedException;

  /// Measures the other side once, in the figure's unit.
  double theirs() throws IOException, InterruptedException;

  @Override
  void close();
}
