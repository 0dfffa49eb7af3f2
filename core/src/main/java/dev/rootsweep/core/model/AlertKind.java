package dev.rootsweep.core.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// What an alert is about: something that a check found or did, or root activity.
public sealed interface AlertKind permits CheckAlertKind, ActivityAlertKind {
  /// Returns the name, which never changes: alert ids, files and filters hold it.
  String name();

  /// Returns the place in its enum: related kinds stand together.
  int ordinal();

  /// Returns the words for it: in a mail's subject, and over its page of the runbook.
  String title();

  /// Returns how severe its alerts may be; where there is one severity, no evidence changes it.
  Set<Severity> severities();

  /// Returns the severity of all its alerts.
  ///
  /// - errors: `IllegalStateException` where the evidence decides
  default Severity severity() {
    if (severities().size() != 1) {
      throw new IllegalStateException("the evidence decides how severe " + name() + " is");
    }
    return severities().iterator().next();
  }

  /// Returns the name of its page in the folder of the runbook.
  default String page() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-') + ".md";
  }

  /// Returns every kind: first those of a check, then those of root activity.
  static List<AlertKind> all() {
    return Stream.<AlertKind>concat(
            Arrays.stream(CheckAlertKind.values()), Arrays.stream(ActivityAlertKind.values()))
        .toList();
  }

  /// Returns the kind of this name.
  ///
  /// - errors: `IllegalArgumentException` when there is none
  static AlertKind of(String name) {
    return all().stream()
        .filter(kind -> kind.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no kind of alert: " + name));
  }
}
