package dev.rootsweep.core.model;

/// What a check has to say.
public enum CheckAlertKind implements AlertKind {
  REMOVED("root credentials removed"),
  DRIFT("root credentials came back"),
  HELD("root credentials held"),
  WOULD_REMOVE("root credentials would be removed"),
  EXEMPT_CHANGED("exempt root user changed"),
  INCOMPLETE("removal incomplete"),
  NOT_AUDITABLE("root user cannot be seen"),
  NOT_AUDITABLE_WIDELY("many root users cannot be seen"),
  /// A person approved a removal, as the ledger says.
  APPROVED("removal approved"),
  /// A person allowed the recovery of a root password, as the ledger says.
  RECOVERY_ALLOWED("password recovery allowed"),
  /// What held the removals of an account, a pause, is there no more.
  RESUMED("removals resumed"),
  /// What a sweep removed, would remove and left, account by account.
  SWEEP_DIGEST("digest of a sweep"),
  /// A topic has fewer subscriptions than were deployed, as a sweep counted.
  SUBSCRIPTIONS_MISSING("alert subscriptions missing");

  private final String title;

  CheckAlertKind(String title) {
    this.title = title;
  }

  @Override
  public String title() {
    return title;
  }
}
