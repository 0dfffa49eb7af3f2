package dev.rootsweep.core.check;

import dev.rootsweep.core.model.CredentialRef;
import dev.rootsweep.core.model.CredentialResult;
import dev.rootsweep.core.model.CredentialResult.Fate;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.port.AuditSession;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.port.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Step 6 of a check: is everything gone that was to go.
///
/// The summary alone answers that only where AWS confirmed every deletion, nothing was begun by an
/// earlier check, and the summary counted before all that the lists showed. In every other case the
/// lists and the summary must say it both.
final class Verification {
  private final Removal.Order order;
  private final List<CredentialResult> results;
  private final boolean onlyUnproven;
  private final Time time;

  Verification(Removal.Order order, List<CredentialResult> answers, Time time) {
    Instant now = time.now();
    this.order = order;
    this.results = answers.stream().map(answer -> AbsenceRules.judged(answer, now)).toList();
    this.onlyUnproven =
        answers.stream()
            .allMatch(r -> r.fate() == Fate.ABSENT && !AbsenceRules.proves(r.credential(), now));
    this.time = time;
  }

  RemovalResult run() {
    try {
      return unsettled().isEmpty() && isOnlySparedLeft()
          ? new RemovalResult(results, order.spared(), "", false)
          : unproven(Reading.of(session()));
    } catch (PortFailure failure) {
      String problem = "could not verify: " + failure.told();
      return new RemovalResult(results, order.seen().posture().credentials(), problem, false);
    }
  }

  /// A read that fails in passing is one that does not agree yet.
  private boolean isOnlySparedLeft() {
    for (Duration wait : Audit.WAITS) {
      try {
        if (showsOnlySpared()) {
          return true;
        }
      } catch (PortFailure failure) {
        if (!failure.kind().passing() || failure.kind() == PortFailure.Kind.EXPIRED) {
          throw failure;
        }
      }
      time.pause(wait);
    }
    return showsOnlySpared();
  }

  private boolean showsOnlySpared() {
    return isSummaryEnough() ? session().summary().clean() : showsOnlySpared(Reading.of(session()));
  }

  private boolean isSummaryEnough() {
    return order.spared().isEmpty()
        && !order.wasBegun()
        && !order.seen().summaryLagged()
        && results.stream().allMatch(result -> result.fate() == Fate.REMOVED);
  }

  private boolean showsOnlySpared(Reading reading) {
    return reading.agrees() && refs(reading.credentials()).equals(refs(order.spared()));
  }

  private RemovalResult unproven(Reading last) {
    List<RootCredential> open =
        Stream.concat(unsettled().stream(), last.stillThere(targets()).stream()).toList();
    List<RootCredential> remaining = new ArrayList<>(last.credentials());
    open.stream().filter(one -> !last.shows(one.ref())).distinct().forEach(remaining::add);
    return new RemovalResult(results, remaining, problem(), onlyUnproven);
  }

  private List<RootCredential> unsettled() {
    return results.stream().filter(r -> !r.gone()).map(CredentialResult::credential).toList();
  }

  private String problem() {
    String unsettled =
        results.stream()
            .filter(result -> !result.gone())
            .map(result -> result.credential().ref().words() + ": " + result.detail())
            .collect(Collectors.joining("; "));
    return unsettled.isEmpty() ? "AWS still reports root credentials 30 s after" : unsettled;
  }

  private List<RootCredential> targets() {
    return results.stream().map(CredentialResult::credential).toList();
  }

  private AuditSession session() {
    return order.seen().session();
  }

  private static Set<CredentialRef> refs(List<RootCredential> credentials) {
    return credentials.stream().map(RootCredential::ref).collect(Collectors.toSet());
  }
}
