package dev.rootsweep.core.check;

import dev.rootsweep.core.model.CredentialRef;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.model.RootSummary;
import dev.rootsweep.core.port.AuditSession;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What AWS says of a root user at one moment: the four numbers and all lists.
///
/// Each of the two may lag behind the truth, and by a length of its own.
///
/// - source: IAM User Guide, "Changes that I make are not always immediately visible"
record Reading(RootSummary summary, List<RootCredential> credentials) {

  static Reading of(AuditSession session) {
    return new Reading(session.summary(), session.credentials());
  }

  /// Tells whether the lists show all that the summary counts.
  boolean agrees() {
    return kinds().noneMatch(this::countsUnlisted);
  }

  /// Tells whether the lists show a kind of credential that the summary does not count at all: then
  /// the summary lags, or does not count such a credential, and proves nothing about it.
  boolean summaryMissesSome() {
    return kinds().anyMatch(kind -> summary.of(kind) == 0 && listed(kind) > 0);
  }

  /// Returns those of `credentials` that a list shows, or that the summary may still count.
  List<RootCredential> stillThere(List<RootCredential> credentials) {
    Predicate<RootCredential> there = one -> shows(one.ref()) || countsUnlisted(one.ref().kind());
    return credentials.stream().filter(there).toList();
  }

  boolean shows(CredentialRef ref) {
    return credentials.stream().map(RootCredential::ref).anyMatch(ref::equals);
  }

  /// Whether the summary flags a kind or counts it was never observed: both are read.
  private boolean countsUnlisted(CredentialRef.Kind kind) {
    return summary.of(kind) > listed(kind);
  }

  private long listed(CredentialRef.Kind kind) {
    return credentials.stream().filter(one -> one.ref().kind() == kind).count();
  }

  private static Stream<CredentialRef.Kind> kinds() {
    return Arrays.stream(CredentialRef.Kind.values());
  }
}
