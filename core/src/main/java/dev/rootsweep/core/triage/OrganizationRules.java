package dev.rootsweep.core.triage;

import dev.rootsweep.core.model.ActivityAlertKind;
import dev.rootsweep.core.model.Severity;
import dev.rootsweep.core.signal.RootActivity;
import dev.rootsweep.core.triage.Background.Seen;

/// How bad it is what happens to the organization around the root users.
final class OrganizationRules {
  private static final String SCP = "SERVICE_CONTROL_POLICY";
  private static final String CLOUDTRAIL = "cloudtrail.amazonaws.com";

  private OrganizationRules() {}

  static Verdict.Alert guard(RootActivity.GuardTouched touched, Surroundings around) {
    return switch (touched.guard()) {
      case FEATURE, DELEGATE, TRUSTED_ACCESS ->
          new Verdict.Alert(Severity.CRITICAL, ActivityAlertKind.ROOT_ACCESS_WEAKENED);
      case POLICY ->
          policy(
              around.watch().guardsRoot(touched.what())
                  && !touched.evidence().call().endsWith(":AttachPolicy"));
      case POLICY_TYPE ->
          policy(
              touched.what().equals(SCP)
                  && !touched.evidence().call().endsWith(":EnablePolicyType"));
      case CONTROL -> policy(false);
      case DETECTION_ACCESS ->
          new Verdict.Alert(
              touched.what().equals(CLOUDTRAIL) ? Severity.CRITICAL : Severity.HIGH,
              ActivityAlertKind.DETECTION_WEAKENED);
      case DELEGATION -> new Verdict.Alert(Severity.HIGH, ActivityAlertKind.DELEGATION_CHANGED);
    };
  }

  private static Verdict.Alert policy(boolean guardsRoot) {
    return new Verdict.Alert(
        guardsRoot ? Severity.CRITICAL : Severity.MEDIUM, ActivityAlertKind.POLICY_CHANGED);
  }

  static Verdict.Alert departed(RootActivity.Departed departed, Surroundings around) {
    Severity severity =
        switch (departed.method()) {
          case "CLEANED" -> Severity.INFO;
          case "REMOVED" -> around.background().has(Seen.CLOSING) ? Severity.INFO : Severity.MEDIUM;
          default -> Severity.HIGH;
        };
    return new Verdict.Alert(severity, ActivityAlertKind.ACCOUNT_DEPARTED);
  }

  /// Other policies apply from then on; an account that was just vended is moved to its place.
  static Verdict.Alert moved(Surroundings around) {
    return new Verdict.Alert(
        around.background().has(Seen.JOINED_LATELY) ? Severity.INFO : Severity.MEDIUM,
        ActivityAlertKind.ACCOUNT_MOVED);
  }
}
