package dev.rootsweep.core.model;

import java.util.Set;

/// What a check has to say.
public enum CheckAlertKind implements AlertKind {
  REMOVED("root credentials removed", Severity.INFO),
  DRIFT("root credentials came back", Severity.CRITICAL),
  HELD("root credentials held", Severity.HIGH, Severity.MEDIUM),
  WOULD_REMOVE("root credentials would be removed", Severity.INFO),
  EXEMPT_CHANGED("exempt root user changed", Severity.HIGH),
  INCOMPLETE("removal incomplete", Severity.CRITICAL, Severity.HIGH),
  NOT_AUDITABLE("root user cannot be seen", Severity.HIGH),
  NOT_AUDITABLE_WIDELY("many root users cannot be seen", Severity.CRITICAL),
  /// A person approved a removal, as the ledger says.
  APPROVED("removal approved", Severity.HIGH),
  /// A person allowed the recovery of a root password, as the ledger says.
  RECOVERY_ALLOWED("password recovery allowed", Severity.HIGH),
  /// What held the removals of an account, a pause, is there no more.
  RESUMED("removals resumed", Severity.HIGH),
  /// What a sweep removed, would remove and left, account by account.
  SWEEP_DIGEST("digest of a sweep", Severity.MEDIUM, Severity.INFO),
  /// A topic has fewer subscriptions than were deployed, as a sweep counted.
  SUBSCRIPTIONS_MISSING("alert subscriptions missing", Severity.HIGH);

  private final String title;

  @SuppressWarnings("ImmutableEnumChecker") // Set.of makes one that nobody can change.
  private final Set<Severity> severities;

  CheckAlertKind(String title, Severity... severities) {
    this.title = title;
    this.severities = Set.of(severities);
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public Set<Severity> severities() {
    return severities;
  }
}
