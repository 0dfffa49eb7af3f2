package dev.rootsweep.sandbox;

import dev.rootsweep.sandbox.wire.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Faults, and how much of them is spent. Used under the organization's lock, save for `delay` and
/// `intervene`.
final class FaultState {

  private final Faults faults;
  private final List<Bucket> buckets;
  private final Map<String, Integer> drawn = new HashMap<>(0);
  private final Map<String, Numbers> before = new HashMap<>(0);
  private int refusalsLeft;
  private int staleLeft;

  FaultState(Faults faults) {
    this.faults = faults;
    this.buckets = faults.pace().limits().stream().map(Bucket::new).toList();
    this.refusalsLeft = faults.lag().notReady();
    this.staleLeft = faults.lag().staleSummaries();
  }

  Faults faults() {
    return faults;
  }

  boolean notReady(Instant now, Instant joined) {
    if (refusalsLeft > 0) {
      refusalsLeft--;
      return true;
    }
    return !faults.lag().ready(now, joined);
  }

  boolean deniesDeletion(String operation, String credential) {
    return faults.deniedDeletions().contains(operation)
        || faults.deniedDeletions().contains(credential);
  }

  Duration staleFor(Asked asked) {
    return faults.lag().staleFor(asked.service(), asked.operation());
  }

  Duration sessions() {
    return faults.pace().sessions();
  }

  /// Keeps the numbers of before a change, as long as somebody shall see them.
  void changing(String account, Numbers old) {
    if (staleLeft > 0) {
      before.putIfAbsent(account, old);
    }
  }

  /// The numbers to show: those of before the last change as long as stale answers are left.
  Numbers shown(String account, Numbers current) {
    Numbers old = before.getOrDefault(account, current);
    if (staleLeft > 0 && !old.equals(current)) {
      staleLeft--;
      return old;
    }
    before.remove(account);
    return current;
  }

  /// What strikes that call.
  Optional<Strike> strike(Asked asked, String account) {
    for (Bucket bucket : buckets) {
      if (!bucket.admits(asked.service(), asked.operation(), asked.now())) {
        return Optional.of(Strike.THROTTLED);
      }
    }
    if (faults.chances().none()) {
      return Optional.empty();
    }
    int nth = drawn.merge(account + asked.operation(), 1, Integer::sum);
    int salt = Objects.hash(account, asked.operation());
    return faults.chances().strike(asked.service(), asked.operation(), salt, nth);
  }

  void intervene(Asked asked) {
    for (Faults.Intervention intervention : faults.interventions()) {
      if (CallNames.fits(intervention.calls(), asked.service(), asked.operation())) {
        intervention.happening().run();
      }
    }
  }

  void delay(String operation) {
    for (Rendezvous meeting : faults.rendezvous()) {
      meeting.attend(operation);
    }
    if (faults.pace().latency().isZero()) {
      return;
    }
    try {
      Thread.sleep(faults.pace().latency());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw Refusal.internal("The sandbox was closed.");
    }
  }
}
