package dev.rootsweep.bench.figure;

import java.util.Locale;

/// What the ratio is to reach.
public record Goal(Bound bound, double ratio) {
  /// Which side of the number is the good one.
  public enum Bound {
    AT_MOST,
    AT_LEAST
  }

  public static Goal atMost(double ratio) {
    return new Goal(Bound.AT_MOST, ratio);
  }

  public static Goal atLeast(double ratio) {
    return new Goal(Bound.AT_LEAST, ratio);
  }

  public boolean reachedBy(double measured) {
    return switch (bound) {
      case AT_MOST -> measured <= ratio;
      case AT_LEAST -> measured >= ratio;
    };
  }

  public String words() {
    String word =
        switch (bound) {
          case AT_MOST -> "at most";
          case AT_LEAST -> "at least";
        };
    return String.format(Locale.ROOT, "%s %s", word, Numbers.shown(ratio));
  }
}
