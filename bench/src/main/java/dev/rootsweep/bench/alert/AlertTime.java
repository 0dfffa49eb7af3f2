package dev.rootsweep.bench.alert;

import dev.rootsweep.bench.figure.Contest;
import dev.rootsweep.bench.figure.Figure;
import dev.rootsweep.bench.figure.Goal;
import dev.rootsweep.bench.figure.Place;
import java.io.IOException;

/// From a batch of sign-ins in to the last alert out, on machines without latency: what an alert
/// costs the function.
public record AlertTime(Bare bare) implements Figure {
  /// What the bare calls of the other side are.
  public enum Bare {
    /// As many of each kind as we make: what is left is our own work.
    SAME("alert", "its limit: the same 11 bare calls, one after the other", 2),

    /// Those that no alert of these channels can do without: what telling once for each channel,
    /// folding bursts and leases cost.
    LEAST("alert-least", "the least that tells them: 8 bare calls, one after the other", 1.3);

    private final String figure;
    private final String words;
    private final double most;

    Bare(String figure, String words, double most) {
      this.figure = figure;
      this.words = words;
      this.most = most;
    }
  }

  @Override
  public String name() {
    return bare.figure;
  }

  @Override
  public String ours() {
    return "from event in to alert out, per sign-in: ten at once, every channel, no latency";
  }

  @Override
  public String theirs() {
    return bare.words;
  }

  @Override
  public String unit() {
    return "ms";
  }

  @Override
  public Goal goal() {
    return Goal.atMost(bare.most);
  }

  @Override
  public String note() {
    return "In a profile three quarters of our samples lie in the SDK, a twelfth in making texts"
        + " fit to be shown (the patterns of core.text.Texts), the rest in texts, JSON and"
        + " the log.";
  }

  @Override
  public Contest open(Place place) throws IOException {
    return AlertContest.open(place, bare);
  }
}
