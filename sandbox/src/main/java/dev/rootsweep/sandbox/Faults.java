package dev.rootsweep.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What goes wrong, for one account or for the whole organization.
///
/// - `deniedDeletions`: operations, or ids of credentials, whose deletion a service control policy
///   denies
/// - `notReady`: so many calls of AssumeRoot are refused before the first succeeds
/// - `notReadyUntil`: AssumeRoot is refused before this instant
/// - `latency`: every call waits this long before it is answered
/// - `staleSummaries`: so many calls of GetAccountSummary answer old numbers after a change
/// - `rendezvous`: calls which wait for one another
public record Faults(
    Set<String> deniedDeletions,
    int notReady,
    Instant notReadyUntil,
    Duration latency,
    int staleSummaries,
    List<Rendezvous> rendezvous) {

  private static final Faults NONE =
      new Faults(Set.of(), 0, Instant.MIN, Duration.ZERO, 0, List.of());

  public Faults {
    deniedDeletions = Set.copyOf(deniedDeletions);
    rendezvous = List.copyOf(rendezvous);
  }

  /// Nothing goes wrong.
  public static Faults none() {
    return NONE;
  }

  /// Denies one more deletion: an operation such as `DeleteAccessKey`, or a credential's id.
  public Faults denyDeletion(String operationOrCredential) {
    Set<String> more = new HashSet<>(deniedDeletions);
    more.add(operationOrCredential);
    return new Faults(more, notReady, notReadyUntil, latency, staleSummaries, rendezvous);
  }

  /// Refuses AssumeRoot so many times.
  public Faults notReady(int refusals) {
    return new Faults(
        deniedDeletions, refusals, notReadyUntil, latency, staleSummaries, rendezvous);
  }

  /// Refuses AssumeRoot before that instant.
  public Faults notReadyUntil(Instant ready) {
    return new Faults(deniedDeletions, notReady, ready, latency, staleSummaries, rendezvous);
  }

  /// Lets every call wait.
  public Faults latency(Duration each) {
    return new Faults(deniedDeletions, notReady, notReadyUntil, each, staleSummaries, rendezvous);
  }

  /// Answers so many summaries with the numbers of before the change.
  public Faults staleSummary(int reads) {
    return new Faults(deniedDeletions, notReady, notReadyUntil, latency, reads, rendezvous);
  }

  /// Lets these calls wait for one another.
  public Faults rendezvous(Rendezvous meeting) {
    List<Rendezvous> more = new ArrayList<>(rendezvous);
    more.add(meeting);
    return new Faults(deniedDeletions, notReady, notReadyUntil, latency, staleSummaries, more);
  }
}
