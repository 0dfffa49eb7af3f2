package dev.rootsweep.core.check;

import dev.rootsweep.core.alert.AwsCommands;
import dev.rootsweep.core.alert.RootsweepCommands;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.CredentialResult;
import dev.rootsweep.core.settings.Settings;
import java.util.List;

/// What to do next after a check, in order.
///
/// Each step begins with words that its page of the runbook has too, up to the first comma, colon
/// or full stop.
final class CheckSteps {
  private final AccountId hubAccount;
  private final String denyRootPolicy;
  private final RootsweepCommands commands;

  CheckSteps(Settings settings) {
    this.hubAccount = settings.hubAccount();
    this.denyRootPolicy = settings.watch().denyRootPolicy();
    this.commands = RootsweepCommands.of(settings);
  }

  List<String> drift(AccountId account) {
    return List.of(
        "Find out who made them, and how, in account %s: %s"
            .formatted(
                account,
                AwsCommands.globalEvents(
                    "CreateLoginProfile",
                    "CreateAccessKey",
                    "UploadSigningCertificate",
                    "EnableMFADevice",
                    "ConsoleLogin")),
        cutOff(account, "nobody confirms it"),
        "Leave IAMCreateRootUserPassword to break-glass roles only (condition key"
            + " sts:TaskPolicyArn).",
        "See whether they are gone, in account %s: %s"
            .formatted(hubAccount, commands.audit(account)));
  }

  private String cutOff(AccountId account, String when) {
    return "Cut off root if %s: sessions last up to 12 h, and a service control policy ends them. In the management account: %s"
        .formatted(when, AwsCommands.cutOffRoot(denyRootPolicy, account));
  }

  static List<String> incomplete(CheckOutcome.Incomplete incomplete) {
    return List.of(
        incomplete.results().stream().anyMatch(CredentialResult::refused)
            ? "Look for the policy that denies the deletion, service control policies first."
            : "See what the account still holds: IAM console, Root access management.",
        "The next sweep tries again: nothing needs to be started by hand.");
  }

  static List<String> wouldRemove() {
    return List.of("Set the mode to enforce when you agree with what would be removed.");
  }

  /// Returns how what is held is released.
  List<String> release(HeldReason reason, AccountId account) {
    return switch (reason) {
      case DRIFT, RECENTLY_USED, USE_UNKNOWN ->
          List.of(
              "Find out what uses them: a deleted key or certificate cannot be restored.",
              "Approve the removal if nothing does, in account %s: %s"
                  .formatted(hubAccount, commands.approve(account)));
      case PAUSED ->
          List.of(
              "End the pause when its reason is gone, in account %s: %s"
                  .formatted(hubAccount, commands.resume()));
      case CAP -> List.of("No action is needed: the next sweep takes the account up again.");
    };
  }

  List<String> exempt(AccountId account, String exemption) {
    return List.of(
        "Find out who made them, the exemption says \"%s\". In account %s: %s"
            .formatted(
                exemption,
                account,
                AwsCommands.globalEvents(
                    "CreateAccessKey",
                    "CreateLoginProfile",
                    "UploadSigningCertificate",
                    "EnableMFADevice")),
        cutOff(account, "nobody owns them"),
        "End the exemption if they are not wanted: the next sweep then decides.");
  }

  String fix(AuditFailure cause) {
    return (cause.passing() ? "" : "Fix the cause. ") + cause.fix(hubAccount);
  }

  List<String> widely(AuditFailure cause) {
    return List.of(
        fix(cause),
        "See which other accounts it concerns, in account %s: %s"
            .formatted(hubAccount, commands.auditUnseen()));
  }
}
