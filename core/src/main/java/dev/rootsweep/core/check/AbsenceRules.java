package dev.rootsweep.core.check;

import dev.rootsweep.core.model.CredentialResult;
import dev.rootsweep.core.model.RootCredential;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// What it proves that AWS shows a credential in one place and not in another.
///
/// A credential that was just created may be missing from a list or a count, or be unknown to a
/// deletion, only because AWS does not show it everywhere yet. Then its absence proves nothing.
final class AbsenceRules {
  /// How long after a change AWS is taken to show it everywhere. AWS publishes no bound for IAM's
  /// lag: this is far above what is usual, and as long as a second look waits.
  static final Duration PROVES_AFTER = Duration.ofMinutes(15);

  private AbsenceRules() {}

  static boolean proves(RootCredential absent, Instant now) {
    return !absent.created().plus(PROVES_AFTER).isAfter(now);
  }

  /// Returns those whose absence proves nothing yet.
  static List<RootCredential> unproven(Collection<RootCredential> absent, Instant now) {
    return absent.stream().filter(one -> !proves(one, now)).toList();
  }

  /// Returns a result that calls nothing absent whose absence proves nothing.
  static CredentialResult judged(CredentialResult result, Instant now) {
    return switch (result.fate()) {
      case ABSENT ->
          proves(result.credential(), now)
              ? result
              : CredentialResult.failed(result.credential(), why(result.credential()));
      case REMOVED, FAILED -> result;
    };
  }

  static String words(List<RootCredential> unproven) {
    return unproven.stream().map(AbsenceRules::words).collect(Collectors.joining("; "));
  }

  static String words(RootCredential unproven) {
    return unproven.ref().words() + ": " + why(unproven);
  }

  private static String why(RootCredential unproven) {
    return "AWS did not find it, and confirmed no deletion. It was created at "
        + unproven.created()
        + ", and AWS may not show it everywhere yet";
  }
}
