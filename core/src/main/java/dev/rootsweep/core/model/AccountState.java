package dev.rootsweep.core.model;

/// Life-cycle state of an account, from the field `State` (not `Status`) of Organizations.
///
/// - source: AWS Organizations User Guide, "Monitor the state of your accounts"
public enum AccountState {
  PENDING_ACTIVATION,
  ACTIVE,
  SUSPENDED,
  PENDING_CLOSURE,
  CLOSED
}
