package dev.rootsweep.core.model;

/// How the check of an account ended.
public enum CheckEnding {
  CLEAN("Clean"),
  REMOVED("Removed"),
  INCOMPLETE("Incomplete"),
  WOULD_REMOVE("WouldRemove"),
  CHANGED("Changed"),
  HELD("Held"),
  SPARED("Spared"),
  NOT_READY("NotReady"),
  NOT_AUDITABLE("NotAuditable"),
  IGNORED("Ignored");

  private final String title;

  CheckEnding(String title) {
    this.title = title;
  }

  /// Returns its name in reports, logs and metrics.
  public String title() {
    return title;
  }
}
