package dev.rootsweep.aws.rate;

/// How AWS took the last hundred calls of one API.
final class LastAnswers {
  private static final int SIZE = 100;
  private static final int TOO_MANY = SIZE / 5;

  private final boolean[] wereThrottled = new boolean[SIZE];
  private int next;
  private int throttled;

  void add(boolean wasThrottled) {
    throttled += (wasThrottled ? 1 : 0) - (wereThrottled[next] ? 1 : 0);
    wereThrottled[next] = wasThrottled;
    next = (next + 1) % SIZE;
  }

  /// Tells whether one in five was throttled, or more.
  boolean areTooManyThrottled() {
    return throttled >= TOO_MANY;
  }
}
