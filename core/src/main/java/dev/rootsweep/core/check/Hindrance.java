package dev.rootsweep.core.check;

/// What would hold a removal if Rootsweep were allowed to delete.
public record Hindrance(HeldReason reason, String detail) {
  /// Returns the reason with what is known of it.
  public String words() {
    return reason.words(detail);
  }
}
