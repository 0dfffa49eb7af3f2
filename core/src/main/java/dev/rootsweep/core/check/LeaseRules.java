package dev.rootsweep.core.check;

import dev.rootsweep.core.model.Lease;
import dev.rootsweep.core.model.RootCredential;
import java.util.List;

/// What recovery leases explain: a password made, and MFA devices enabled, while one was open.
final class LeaseRules {
  private LeaseRules() {}

  /// Returns what open leases spare. While they spare the password they spare every MFA device,
  /// since a password without MFA is worse than both.
  static List<RootCredential> spared(Situation situation) {
    List<Lease> open = open(situation);
    boolean password =
        situation.posture().credentials().stream()
            .anyMatch(c -> c instanceof RootCredential.ConsolePassword && explains(open, c));
    return situation.posture().credentials().stream()
        .filter(
            credential ->
                explains(open, credential)
                    || (password && credential instanceof RootCredential.MfaDevice))
        .toList();
  }

  /// Returns those of `credentials` that leases which have ended left behind.
  static List<RootCredential> leftovers(Situation situation, List<RootCredential> credentials) {
    List<Lease> ended =
        situation.allowed().leases().stream()
            .filter(lease -> !lease.endsAt().isAfter(situation.now()))
            .toList();
    return credentials.stream().filter(credential -> explains(ended, credential)).toList();
  }

  /// Returns the leases that are open.
  static List<Lease> open(Situation situation) {
    return situation.allowed().leases().stream()
        .filter(lease -> lease.isOpen(situation.now()))
        .toList();
  }

  /// Tells whether one of these leases explains that the credential was made.
  static boolean explains(List<Lease> leases, RootCredential credential) {
    return switch (credential) {
      case RootCredential.ConsolePassword _, RootCredential.MfaDevice _ ->
          leases.stream().anyMatch(lease -> lease.covers(credential.created()));
      case RootCredential.AccessKey _, RootCredential.SigningCertificate _ -> false;
    };
  }
}
