package dev.rootsweep.bench.figure;

import java.io.IOException;

/// One row of the table: something of ours against something measured in the same run.
///
/// - `name`: what `--only` takes
/// - `unit`: of the two numbers that the ratio is made of
/// - `note`: shown where the goal is not reached: what was tried, and what holds it back
public interface Figure {
  String name();

  String ours();

  String theirs();

  String unit();

  Goal goal();

  default String note() {
    return "";
  }

  /// Prepares and warms up both sides.
  Contest open(Place place) throws IOException, InterruptedException;
}
