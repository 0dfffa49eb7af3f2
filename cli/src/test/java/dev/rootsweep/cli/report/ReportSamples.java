package dev.rootsweep.cli.report;

import dev.rootsweep.aws.identity.Caller;
import dev.rootsweep.aws.identity.RootAccessStatus;
import dev.rootsweep.cli.run.Chosen;
import dev.rootsweep.cli.run.Result;
import dev.rootsweep.core.alert.RootsweepCommands;
import dev.rootsweep.core.check.AuditFailure;
import dev.rootsweep.core.check.CheckOutcome;
import dev.rootsweep.core.check.HeldReason;
import dev.rootsweep.core.check.Hindrance;
import dev.rootsweep.core.check.SparedReason;
import dev.rootsweep.core.model.Account;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.AccountState;
import dev.rootsweep.core.model.CredentialResult;
import dev.rootsweep.core.model.JoinedMethod;
import dev.rootsweep.core.model.LastUse;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.settings.Mode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A report with every kind of end, and every part filled.
final class ReportSamples {
  static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");
  static final AccountId ID = new AccountId("000000000001");
  static final RootCredential PASSWORD =
      new RootCredential.ConsolePassword(NOON, new LastUse.NoneRecorded());
  static final RootCredential KEY =
      new RootCredential.AccessKey(
          "AKIAEXAMPLE000000001",
          true,
          NOON,
          new LastUse.Used(NOON, Optional.of("s3"), Optional.of("eu-west-1")));
  static final RootCredential DEVICE = new RootCredential.MfaDevice("arn:example:mfa/a", NOON);

  private ReportSamples() {}

  static List<CheckOutcome> outcomes() {
    return List.of(
        new CheckOutcome.Clean(ID),
        new CheckOutcome.Removed(
            ID, List.of(CredentialResult.removed(KEY)), List.of(DEVICE), true, "because"),
        new CheckOutcome.Incomplete(
            ID,
            List.of(CredentialResult.failed(DEVICE, "denied")),
            List.of(DEVICE),
            false,
            "denied"),
        new CheckOutcome.WouldRemove(
            ID,
            List.of(PASSWORD, KEY),
            false,
            "mode is observe",
            Optional.of(new Hindrance(HeldReason.RECENTLY_USED, "used"))),
        new CheckOutcome.Held(ID, HeldReason.CAP, List.of(PASSWORD), false, "later"),
        new CheckOutcome.Spared(
            ID, SparedReason.EXEMPTION, List.of(KEY), List.of(KEY), Optional.of(NOON), "agreed"),
        new CheckOutcome.NotReady(ID, Duration.ofSeconds(30), "new"),
        new CheckOutcome.NotAuditable(ID, AuditFailure.THROTTLED, "slow down"),
        new CheckOutcome.Ignored(ID, "not a member of the organization"));
  }

  static Report everything() {
    List<Result> results = new ArrayList<>();
    outcomes().forEach(outcome -> results.add(checked("Payments", outcome)));
    results.add(new Result.Failed(chosen("Ledger"), "no answer"));
    results.add(new Result.NotStarted(chosen("Later")));
    return report(results);
  }

  static Report report(List<Result> results) {
    return report(results, Rows.ALL);
  }

  static Report report(List<Result> results, Rows rows) {
    return new Report(
        "check",
        Mode.ENFORCE,
        NOON,
        new Caller(
            new AccountId("222222222222"), "arn:aws:sts::222222222222:assumed-role/Admin/alice"),
        new AccountId("999999999999"),
        RootAccessStatus.READY,
        Optional.of("ledger-1"),
        new RootsweepCommands("ledger-1", "us-east-1", ""),
        List.of("pause"),
        true,
        true,
        7,
        rows,
        results);
  }

  static Result checked(String name, CheckOutcome outcome) {
    return new Result.Checked(chosen(name), outcome, false);
  }

  private static Chosen chosen(String name) {
    return new Chosen(
        ID,
        Optional.of(
            new Account(
                ID,
                name,
                AccountState.ACTIVE,
                JoinedMethod.CREATED,
                NOON,
                new AccountId("999999999999"))),
        NOON);
  }
}
