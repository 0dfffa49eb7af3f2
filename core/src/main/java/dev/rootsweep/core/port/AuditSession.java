package dev.rootsweep.core.port;

import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.model.RootSummary;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A root session that can only look (`IAMAuditRootUserCredentials`).
///
/// - errors: every read throws `PortFailure`; a refusal is never an empty answer
public interface AuditSession {
  /// Reads the four numbers. Costs `iam:GetAccountSummary`.
  RootSummary summary();

  /// Reads every credential with its last use, all pages, concurrently. Costs `iam:GetUser`,
  /// `iam:GetLoginProfile`, `iam:ListAccessKeys`, `iam:ListSigningCertificates`,
  /// `iam:ListMFADevices`, and `iam:GetAccessKeyLastUsed` for each key.
  List<RootCredential> credentials();

  /// Reads when the console password was made; empty when there is none. Costs
  /// `iam:GetLoginProfile`.
  Optional<Instant> passwordCreated();
}
