package dev.rootsweep.core.check;

/// Why a removal waits.
public enum HeldReason {
  PAUSED("removal is paused"),
  DRIFT("credentials came back"),
  RECENTLY_USED("recently used"),
  CAP("removal cap reached");

  private final String words;

  HeldReason(String words) {
    this.words = words;
  }

  /// Returns the reason in words.
  public String words() {
    return words;
  }
}
