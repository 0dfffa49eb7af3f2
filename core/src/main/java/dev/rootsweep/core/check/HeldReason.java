package dev.rootsweep.core.check;

/// Why a removal waits.
public enum HeldReason {
  PAUSED("removal is paused"),
  DRIFT("credentials came back"),
  RECENTLY_USED("recently used"),
  USE_UNKNOWN("use unknown"),
  CAP("removal cap reached");

  private final String words;

  HeldReason(String words) {
    this.words = words;
  }

  /// Returns the reason in words.
  public String words() {
    return words;
  }

  /// Returns the reason with what is known of it.
  public String words(String detail) {
    return this == PAUSED ? detail : words + ": " + detail;
  }

  /// Tells whether a person has to release what waits for this reason.
  public boolean needsApproval() {
    return switch (this) {
      case RECENTLY_USED, USE_UNKNOWN, DRIFT -> true;
      case PAUSED, CAP -> false;
    };
  }
}
