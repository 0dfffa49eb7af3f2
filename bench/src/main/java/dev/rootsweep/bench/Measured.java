package dev.rootsweep.bench;

import dev.rootsweep.bench.figure.Figure;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// A figure and what its runs gave.
record Measured(Figure figure, List<Reading> readings) {
  /// One run: both sides, measured right after each other.
  record Reading(double ours, double theirs) {
    double ratio() {
      return ours / theirs;
    }
  }

  Measured {
    if (readings.isEmpty()) {
      throw new IllegalArgumentException("a figure needs a run");
    }
    readings = List.copyOf(readings);
  }

  double median() {
    return median(Reading::ratio);
  }

  double least() {
    return sorted(Reading::ratio)[0];
  }

  double greatest() {
    return sorted(Reading::ratio)[readings.size() - 1];
  }

  boolean reached() {
    return figure.goal().reachedBy(median());
  }

  double median(ToDoubleFunction<Reading> part) {
    double[] sorted = sorted(part);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private double[] sorted(ToDoubleFunction<Reading> part) {
    return readings.stream().mapToDouble(part).sorted().toArray();
  }
}
