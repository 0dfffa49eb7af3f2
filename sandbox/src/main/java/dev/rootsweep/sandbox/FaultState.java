package dev.rootsweep.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rootsweep.sandbox.wire.Refusal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Faults, and how much of them is spent. Used under the organization's lock, save for `delay`.
final class FaultState {

  private final Faults faults;
  private int refusalsLeft;
  private int staleLeft;
  private final Map<String, ObjectNode> before = new HashMap<>();

  FaultState(Faults faults) {
    this.faults = faults;
    this.refusalsLeft = faults.notReady();
    this.staleLeft = faults.staleSummaries();
  }

  boolean notReady(Instant now) {
    if (refusalsLeft > 0) {
      refusalsLeft--;
      return true;
    }
    return now.isBefore(faults.notReadyUntil());
  }

  boolean deniesDeletion(String operation, String credential) {
    return faults.deniedDeletions().contains(operation)
        || faults.deniedDeletions().contains(credential);
  }

  /// The numbers to show: those of before the last change as long as stale answers are left.
  ObjectNode summary(String account, ObjectNode current) {
    ObjectNode old = before.getOrDefault(account, current);
    if (staleLeft > 0 && !old.equals(current)) {
      staleLeft--;
      return old;
    }
    before.put(account, current);
    return current;
  }

  void delay(String operation) {
    for (Rendezvous meeting : faults.rendezvous()) {
      meeting.attend(operation);
    }
    if (faults.latency().isZero()) {
      return;
    }
    try {
      Thread.sleep(faults.latency());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw Refusal.internal("The sandbox was closed.");
    }
  }
}
