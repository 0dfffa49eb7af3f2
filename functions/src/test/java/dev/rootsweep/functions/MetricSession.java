package dev.rootsweep.functions;

import dev.rootsweep.core.settings.Metric;

/// A program that writes one of every metric.
final class MetricSession {
  private MetricSession() {}

  public static void main(String[] args) {
    Counter counter = new Counter();
    for (Metric metric : Metric.values()) {
      if (metric.dimension().isPresent()) {
        counter.count(metric, "Kind");
      } else {
        counter.write(metric, 7);
      }
    }
  }
}
