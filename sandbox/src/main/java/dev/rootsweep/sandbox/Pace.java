package dev.rootsweep.sandbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// How fast AWS answers and how much it takes.
///
/// - `latency`: every call waits this long before it is answered
/// - `limits`: rates above which calls are throttled
/// - `sessions`: root sessions expire after so long, if that is sooner than what was asked for
public record Pace(Duration latency, List<RateLimit> limits, Duration sessions) {

  static final Pace NONE = new Pace(Duration.ZERO, List.of(), Duration.ofDays(1));

  public Pace {
    limits = List.copyOf(limits);
  }

  Pace latency(Duration each) {
    return new Pace(each, limits, sessions);
  }

  Pace limit(RateLimit limit) {
    List<RateLimit> more = new ArrayList<>(limits);
    more.add(limit);
    return new Pace(latency, more, sessions);
  }

  Pace sessions(Duration time) {
    return new Pace(latency, limits, time);
  }
}
