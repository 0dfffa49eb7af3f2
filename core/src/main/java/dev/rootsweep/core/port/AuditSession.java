package dev.rootsweep.core.port;

import dev.rootsweep.core.model.CredentialRef;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.model.RootSummary;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A root session that can only look (`IAMAuditRootUserCredentials`).
///
/// - errors: every read throws `PortFailure`; a refusal is never an empty answer
public interface AuditSession {
  /// Reads the four numbers. Costs `iam:GetAccountSummary`.
  RootSummary summary();

  /// Reads every credential of these kinds with its last use, all pages, concurrently. Costs
  /// `iam:GetLoginProfile`, and `iam:GetUser` where there is a password; `iam:ListAccessKeys`, and
  /// `iam:GetAccessKeyLastUsed` for each key; `iam:ListSigningCertificates`; `iam:ListMFADevices`.
  List<RootCredential> credentials(Set<CredentialRef.Kind> kinds);

  /// Reads every credential.
  default List<RootCredential> credentials() {
    return credentials(EnumSet.allOf(CredentialRef.Kind.class));
  }

  /// Reads when the console password was made; empty when there is none. Costs
  /// `iam:GetLoginProfile`.
  Optional<Instant> passwordCreated();
}
