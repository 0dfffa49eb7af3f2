package dev.rootsweep.sandbox;

import dev.rootsweep.sandbox.wire.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Calls that must all have arrived before any of them is answered: a caller that sends them one
/// after the other gets status 500 instead of an answer, whatever the speed of the machine.
///
/// It happens once. Given to one account it counts that account's calls, given to the organization
/// it counts all calls. An operation named twice must arrive twice.
public final class Rendezvous {

  private static final Duration GENEROUS = Duration.ofMinutes(10);

  private final List<String> missing;
  private final CountDownLatch met;
  private final Duration limit;

  private Rendezvous(List<String> operations, Duration limit) {
    this.missing = new ArrayList<>(operations);
    this.met = new CountDownLatch(operations.size());
    this.limit = limit;
  }

  /// A rendezvous of these operations within ten minutes.
  public static Rendezvous of(String... operations) {
    return new Rendezvous(List.of(operations), GENEROUS);
  }

  /// A rendezvous of so many calls of one operation within ten minutes.
  public static Rendezvous of(int calls, String operation) {
    return new Rendezvous(Collections.nCopies(calls, operation), GENEROUS);
  }

  /// The same operations, not yet arrived, with another limit.
  public Rendezvous within(Duration other) {
    synchronized (missing) {
      return new Rendezvous(missing, other);
    }
  }

  /// True once all have arrived.
  public boolean met() {
    return met.getCount() == 0;
  }

  void attend(String operation) {
    synchronized (missing) {
      if (!missing.remove(operation)) {
        return;
      }
      met.countDown();
    }
    if (!metInTime()) {
      throw Refusal.internal("The rendezvous of " + operation + " was not met.");
    }
  }

  private boolean metInTime() {
    try {
      return met.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
