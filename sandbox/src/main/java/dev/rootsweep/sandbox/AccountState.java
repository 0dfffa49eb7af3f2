package dev.rootsweep.sandbox;

/// The states that Organizations gives an account.
public enum AccountState {
  PENDING_ACTIVATION,
  ACTIVE,
  SUSPENDED,
  PENDING_CLOSURE,
  CLOSED;

  /// The older `Status` field, which knows neither of the first and the last state.
  String status() {
    return switch (this) {
      case PENDING_ACTIVATION, ACTIVE -> "ACTIVE";
      case SUSPENDED, CLOSED -> "SUSPENDED";
      case PENDING_CLOSURE -> "PENDING_CLOSURE";
    };
  }
}
