package dev.rootsweep.core.policy;

import dev.rootsweep.core.model.AccountId;

/// Who sends a request.
///
/// - source: IAM User Guide, "AWS JSON policy elements: Principal"
public sealed interface Caller {
  /// Returns the account that it belongs to.
  AccountId account();

  /// The root user of an account.
  record Root(AccountId account) implements Caller {}

  /// An IAM user, by ARN and unique id (`AIDA...`).
  record User(AccountId account, String arn, String id) implements Caller {}

  /// A session of a role, by the ARN and the unique id (`AROA...`) of the role, the name of the
  /// session, and the identity provider that vouched for it, empty where there is none.
  record RoleSession(
      AccountId account, String roleArn, String roleId, String sessionName, String provider)
      implements Caller {
    /// Returns the name of the role, without its path.
    public String roleName() {
      return roleArn.substring(roleArn.lastIndexOf('/') + 1);
    }
  }

  /// A federated user of GetFederationToken, by its STS ARN.
  record FederatedUser(AccountId account, String arn) implements Caller {}
}
