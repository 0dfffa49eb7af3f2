package dev.rootsweep.core.port;

import dev.rootsweep.core.model.CredentialResult;
import dev.rootsweep.core.model.RootCredential;

/// A root session that can delete root credentials (`IAMDeleteRootUserCredentials`).
public interface DeletionSession {
  /// Deletes one credential. Costs one of `iam:DeleteLoginProfile`, `iam:DeleteAccessKey`,
  /// `iam:DeleteSigningCertificate`, `iam:DeactivateMFADevice`.
  ///
  /// - errors: none thrown for what AWS answers: the result says `ABSENT` or `FAILED` with the
  ///   reason
  CredentialResult delete(RootCredential credential);
}
