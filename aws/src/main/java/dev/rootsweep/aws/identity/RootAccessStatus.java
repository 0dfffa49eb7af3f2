package dev.rootsweep.aws.identity;

/// What the organization lacks before the caller's account can open a root session anywhere.
public enum RootAccessStatus {
  /// Central management of root credentials is on, and the caller's account may use it.
  READY,
  /// Central management of root credentials is off in the organization.
  FEATURE_OFF,
  /// Trusted access for IAM is off in the organization.
  TRUSTED_ACCESS_OFF,
  /// The caller's account is neither the management account nor the delegated administrator for
  /// IAM.
  NOT_DELEGATED,
  /// AWS did not answer, or the caller may not ask.
  UNKNOWN
}
