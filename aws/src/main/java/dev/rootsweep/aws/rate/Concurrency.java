package dev.rootsweep.aws.rate;

import dev.rootsweep.core.port.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/// How many accounts are in hand at once: ten at first, then as many as AWS lets us.
///
/// One more after every answer, until AWS throttles for the first time; from then on one more after
/// every ten answers, while AWS throttles fewer than one in five of the last 100 calls of every
/// API; half as many above that, at most once a second, but never fewer than ten. A call that waits
/// before its next try lends its account's place to another account, as long as there are fewer
/// accounts in hand than the ceiling.
///
/// - shape: safe for many threads
public final class Concurrency {
  /// So many accounts are in hand at first, and at least.
  public static final int FIRST = 10;

  /// So many answers make room for one account more, once AWS has throttled.
  private static final int STEP = 10;

  private static final Duration BETWEEN_CUTS = Duration.ofSeconds(1);

  /// A root session lives five minutes: accounts in hand must not wait long for each other.
  private static final int MOST_LENT = 2;

  private final int most;
  private final Time time;
  private final Lock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<String, LastAnswers> answers = new HashMap<>();
  private int limit;
  private int taken;
  private int waiting;
  private int answered;
  private long throttled;
  private Instant cutAt = Instant.MIN;

  /// Begins; `most` is the ceiling, which may be below ten.
  public Concurrency(int most, Time time) {
    this.most = most;
    this.time = time;
    this.limit = Math.min(FIRST, most);
  }

  /// Takes a place, as soon as there is one.
  public void acquire() {
    lock.lock();
    try {
      while (isFull()) {
        changed.awaitUninterruptibly();
      }
      taken++;
    } finally {
      lock.unlock();
    }
  }

  private boolean isFull() {
    return taken >= most || taken - waiting >= limit || taken >= limit * (1 + MOST_LENT);
  }

  /// Gives a place back.
  public void release() {
    count(() -> taken--);
  }

  /// Notes how AWS answered one try of a call.
  ///
  /// - shape: `api` tells apart what AWS limits apart
  public void answered(String api, boolean wasThrottled) {
    count(
        () -> {
          Instant now = time.now();
          LastAnswers last = answers.computeIfAbsent(api, _ -> new LastAnswers());
          last.add(wasThrottled, now);
          if (wasThrottled) {
            throttled++;
          }
          if (last.areTooManyThrottled()) {
            cut(now);
          } else {
            grow(now);
          }
        });
  }

  private void cut(Instant now) {
    answered = 0;
    if (!now.isBefore(cutAt.plus(BETWEEN_CUTS))) {
      cutAt = now;
      limit = Math.max(Math.min(FIRST, most), limit / 2);
    }
  }

  private void grow(Instant now) {
    answered++;
    if (answered >= step() && answers.values().stream().noneMatch(last -> last.holdsBack(now))) {
      answered = 0;
      limit = Math.min(most, limit + 1);
    }
  }

  private int step() {
    return throttled == 0 ? 1 : STEP;
  }

  /// Waits before the next try of a call.
  public void pause(Duration delay) {
    if (!delay.isPositive()) {
      return;
    }
    count(() -> waiting++);
    try {
      time.pause(delay);
    } finally {
      count(() -> waiting--);
    }
  }

  /// Returns how many tries AWS throttled so far.
  public long throttled() {
    lock.lock();
    try {
      return throttled;
    } finally {
      lock.unlock();
    }
  }

  /// Returns how many accounts may be in hand now.
  public int limit() {
    lock.lock();
    try {
      return limit;
    } finally {
      lock.unlock();
    }
  }

  private void count(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
