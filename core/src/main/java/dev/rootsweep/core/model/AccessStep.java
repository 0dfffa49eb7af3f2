package dev.rootsweep.core.model;

/// What centralized root access is made of, in the order in which it must be switched on.
///
/// - source: IAM User Guide, "Centralize root access for member accounts"; CloudFormation User
///   Guide, "Activate trusted access for StackSets"
public enum AccessStep {
  /// IAM may act in the organization.
  TRUSTED_ACCESS("trusted access for IAM"),
  /// Root credentials of member accounts can be looked at and removed.
  ROOT_CREDENTIALS_MANAGEMENT("root credentials management"),
  /// Buckets and queues of member accounts can be unlocked as root.
  ROOT_SESSIONS("privileged root sessions"),
  /// The hub account may do both; there is no such step where the management account is the hub.
  DELEGATE("the hub account as delegated administrator for IAM"),
  /// StackSets may deploy to every account of the organization.
  STACK_SETS("StackSets' access to the organization");

  private final String meaning;

  AccessStep(String meaning) {
    this.meaning = meaning;
  }

  /// Returns what is switched on.
  public String meaning() {
    return meaning;
  }
}
