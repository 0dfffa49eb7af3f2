package dev.rootsweep.cli;

import dev.rootsweep.core.check.BlindCause;
import dev.rootsweep.core.check.CheckOutcome;
import dev.rootsweep.core.check.SparedReason;
import dev.rootsweep.core.model.CredentialResult;
import dev.rootsweep.core.model.LastUse;
import dev.rootsweep.core.model.RootCredential;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Outcomes in the few words that fit into a table.
final class Words {
  private Words() {}

  static String found(CheckOutcome outcome) {
    return switch (outcome) {
      case CheckOutcome.Bare _ -> "nothing";
      case CheckOutcome.Removed removed ->
          credentials(removed.results().stream().map(CredentialResult::credential).toList());
      case CheckOutcome.Incomplete incomplete ->
          credentials(incomplete.results().stream().map(CredentialResult::credential).toList());
      case CheckOutcome.WouldRemove would -> credentials(would.credentials());
      case CheckOutcome.Held held -> credentials(held.credentials());
      case CheckOutcome.Spared spared ->
          spared.credentials().isEmpty() ? "not looked at" : credentials(spared.credentials());
      case CheckOutcome.NotReady _, CheckOutcome.Unseen _ -> "could not be seen";
      case CheckOutcome.Ignored _ -> "not looked at";
    };
  }

  static String done(CheckOutcome outcome) {
    return switch (outcome) {
      case CheckOutcome.Bare _, CheckOutcome.Removed _, CheckOutcome.WouldRemove _ ->
          outcome.name();
      case CheckOutcome.Incomplete incomplete ->
          "Incomplete: %d of %d removed"
              .formatted(
                  incomplete.results().stream().filter(CredentialResult::gone).count(),
                  incomplete.results().size());
      case CheckOutcome.Held held -> "Held: " + held.reason().words();
      case CheckOutcome.Spared spared ->
          "Spared: "
              + (spared.reason() == SparedReason.STATE ? spared.detail() : spared.reason().words())
              + spared.until().map(until -> ", ends " + lastDay(until)).orElse("");
      case CheckOutcome.NotReady _ -> "NotReady: comes back";
      case CheckOutcome.Unseen unseen -> "Unseen: " + words(unseen.cause());
      case CheckOutcome.Ignored _ -> "Ignored";
    };
  }

  static String verified(CheckOutcome outcome) {
    return switch (outcome) {
      case CheckOutcome.Bare _, CheckOutcome.Removed _ -> "yes";
      case CheckOutcome.Incomplete _, CheckOutcome.Unseen _ -> "NO";
      case CheckOutcome.WouldRemove _,
          CheckOutcome.Held _,
          CheckOutcome.Spared _,
          CheckOutcome.NotReady _,
          CheckOutcome.Ignored _ ->
          "-";
    };
  }

  private static String words(BlindCause cause) {
    return cause.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String credentials(List<RootCredential> credentials) {
    return credentials.stream().map(Words::credential).collect(Collectors.joining("\n"));
  }

  private static String credential(RootCredential credential) {
    return switch (credential) {
      case RootCredential.ConsolePassword password -> "console password" + used(password.lastUse());
      case RootCredential.AccessKey key ->
          (key.active() ? "access key" : "inactive access key") + used(key.lastUse());
      case RootCredential.SigningCertificate _ -> "signing certificate";
      case RootCredential.MfaDevice _ -> "MFA device";
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
