package dev.rootsweep.core.check;

/// Why an account is left alone.
public enum SparedReason {
  MANAGEMENT("management account"),
  STATE("account state"),
  DEPARTED("departed"),
  LEASE("open recovery lease"),
  EXEMPTION("exemption");

  private final String words;

  SparedReason(String words) {
    this.words = words;
  }

  /// Returns the reason in words.
  public String words() {
    return words;
  }
}
