package dev.rootsweep.sandbox;

/// One credential of a root user.
public sealed interface RootCredential permits Password, Key, Certificate, Mfa {

  /// The name AWS deletes it by: key id, certificate id or serial number; `password` for the
  /// password, which has no name.
  String id();
}
