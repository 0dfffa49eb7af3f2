package dev.rootsweep.cli.report;

import dev.rootsweep.cli.run.Chosen;
import dev.rootsweep.cli.run.Result;
import dev.rootsweep.core.check.AuditFailure;
import dev.rootsweep.core.check.CheckOutcome;
import dev.rootsweep.core.check.SparedReason;
import dev.rootsweep.core.model.CredentialResult;
import dev.rootsweep.core.model.Finding;
import dev.rootsweep.core.model.LastUse;
import dev.rootsweep.core.model.RootCredential;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Outcomes in the few words that fit into a table.
public final class Words {
  private Words() {}

  /// Says what was found.
  public static String found(CheckOutcome outcome) {
    return found(outcome, Words::credential);
  }

  /// Of a removal, what was to go; not what it left on purpose.
  private static String found(CheckOutcome outcome, Function<RootCredential, String> words) {
    List<Finding> findings =
        outcome.findings().stream().filter(one -> one.fate() != Finding.Fate.SPARED).toList();
    return findings.isEmpty()
        ? switch (outcome.sight()) {
          case SEEN -> "nothing";
          case NOT_SEEN -> "could not be seen";
          case NOT_LOOKED_AT -> "not looked at";
        }
        : findings.stream()
            .map(finding -> words.apply(finding.credential()))
            .collect(Collectors.joining("\n"));
  }

  /// Says how the check ended.
  public static String done(CheckOutcome outcome) {
    return switch (outcome) {
      case CheckOutcome.Clean _, CheckOutcome.Removed _ -> outcome.name();
      case CheckOutcome.WouldRemove would ->
          would
              .held()
              .map(held -> "Would be held: " + held.reason().words())
              .orElse(outcome.name());
      case CheckOutcome.Incomplete incomplete when incomplete.results().isEmpty() ->
          "Incomplete: begun before";
      case CheckOutcome.Incomplete incomplete ->
          "Incomplete: %d of %d removed"
              .formatted(
                  incomplete.results().stream().filter(CredentialResult::gone).count(),
                  incomplete.results().size());
      case CheckOutcome.Changed _ -> "Changed since it was shown";
      case CheckOutcome.Held held -> "Held: " + held.reason().words();
      case CheckOutcome.Spared spared ->
          "Spared: "
              + (spared.reason() == SparedReason.STATE ? spared.detail() : spared.reason().words())
              + spared.until().map(until -> ", ends " + lastDay(until)).orElse("");
      case CheckOutcome.NotReady _ -> "Not ready yet; will be checked again";
      case CheckOutcome.NotAuditable notAuditable -> "NotAuditable: " + words(notAuditable.cause());
      case CheckOutcome.Ignored _ -> "Ignored";
    };
  }

  /// Says whether AWS confirmed it.
  public static String verified(CheckOutcome outcome) {
    return switch (outcome.verified()) {
      case YES -> "yes";
      case NO -> "NO";
      case NOT_ASKED -> "-";
    };
  }

  static String found(Result result) {
    return switch (result) {
      case Result.Checked checked -> found(checked.outcome(), Words::dated);
      case Result.Failed _ -> "could not be seen";
      case Result.NotStarted _ -> "not looked at";
    };
  }

  static String verified(Result result) {
    return switch (result) {
      case Result.Checked checked -> verified(checked.outcome());
      case Result.Failed _ -> "NO";
      case Result.NotStarted _ -> "-";
    };
  }

  /// Says how the run ended for an account.
  static String result(Result result) {
    return switch (result) {
      case Result.Checked(Chosen _, CheckOutcome.NotReady notReady, boolean _) ->
          "Not ready: " + notReady.why();
      case Result.Checked(Chosen _, CheckOutcome.Ignored ignored, boolean _) ->
          "Ignored: " + ignored.why();
      case Result.Checked checked ->
          done(checked.outcome()) + (checked.again() ? "; not tried again" : "");
      case Result.Failed failed -> "Failed: " + failed.why();
      case Result.NotStarted _ -> "NotStarted";
    };
  }

  /// Says why it ended so; empty where there is nothing to explain.
  static String why(Result result) {
    return switch (result) {
      case Result.Checked checked -> checked.outcome().why();
      case Result.Failed failed -> failed.why();
      case Result.NotStarted _ -> "the run was stopped before";
    };
  }

  private static String words(AuditFailure cause) {
    return cause.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /// Names a credential with its last use.
  static String credential(RootCredential credential) {
    return switch (credential) {
      case RootCredential.ConsolePassword password -> "console password" + used(password.lastUse());
      case RootCredential.AccessKey key ->
          (key.active() ? "access key" : "inactive access key") + used(key.lastUse());
      case RootCredential.SigningCertificate _ -> "signing certificate";
      case RootCredential.MfaDevice _ -> "MFA device";
    };
  }

  /// Names a credential by what its owner is asked about: its id, its age, its last use.
  static String dated(RootCredential credential) {
    String made = ", made " + day(credential.created());
    return switch (credential) {
      case RootCredential.ConsolePassword password ->
          "console password" + made + used(password.lastUse());
      case RootCredential.AccessKey key ->
          (key.active() ? "access key " : "inactive key ") + key.id() + made + used(key.lastUse());
      case RootCredential.SigningCertificate certificate ->
          "certificate " + certificate.id() + made;
      case RootCredential.MfaDevice _ -> "MFA device" + made;
    };
  }

  /// Names a credential by its id, with when it was made and last used.
  public static String listed(RootCredential credential) {
    return credential.ref().words()
        + (active(credential).orElse(true) ? "" : ", inactive")
        + ", made "
        + day(credential.created())
        + (credential.lastUse() instanceof LastUse.NotTracked
            ? ", AWS keeps no record of its use"
            : used(credential.lastUse()));
  }

  /// Tells whether a key or certificate is active; empty for what cannot be inactive.
  static Optional<Boolean> active(RootCredential credential) {
    return switch (credential) {
      case RootCredential.AccessKey key -> Optional.of(key.active());
      case RootCredential.SigningCertificate certificate -> Optional.of(certificate.active());
      case RootCredential.ConsolePassword _, RootCredential.MfaDevice _ -> Optional.empty();
    };
  }

  private static String used(LastUse use) {
    return switch (use) {
      case LastUse.Used used ->
          ", used "
              + day(used.at())
              + used.service().map(service -> " " + service).orElse("")
              + used.region().map(region -> " " + region).orElse("");
      case LastUse.NoneRecorded _ -> ", never used";
      case LastUse.NotTracked _ -> "";
    };
  }

  private static String lastDay(Instant end) {
    return day(end.minusMillis(1));
  }

  private static String day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC).toString();
  }
}
