package dev.rootsweep.core.model;

import java.time.Instant;
import java.util.Optional;

/// What AWS knows of the last use of a root credential.
public sealed interface LastUse {

  /// Used at this instant; service and Region only where AWS records them (access keys).
  ///
  /// - units: five minutes for passwords, fifteen for access keys
  /// - source: IAM API reference, GetUser and GetAccessKeyLastUsed
  record Used(Instant at, Optional<String> service, Optional<String> region) implements LastUse {}

  /// AWS records uses of this kind of credential and has none.
  record NoneRecorded() implements LastUse {}

  /// AWS keeps no last use for this kind of credential (signing certificates, MFA devices).
  record NotTracked() implements LastUse {}

  /// Returns the instant of the last recorded use.
  default Optional<Instant> when() {
    return this instanceof Used used ? Optional.of(used.at()) : Optional.empty();
  }
}
