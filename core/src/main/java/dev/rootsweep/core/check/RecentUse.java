package dev.rootsweep.core.check;

import dev.rootsweep.core.model.LastUse;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.text.Utc;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/// Row 7 of the decision table: which credentials were made or used lately, or may have been.
final class RecentUse {
  private RecentUse() {}

  static List<RootCredential> of(Situation situation, List<RootCredential> credentials) {
    Instant since = situation.now().minus(situation.recentUse());
    return credentials.stream().filter(credential -> isRecent(credential, since)).toList();
  }

  private static boolean isRecent(RootCredential credential, Instant since) {
    return switch (credential) {
      case RootCredential.SigningCertificate _ -> true;
      case RootCredential.MfaDevice _ -> false;
      case RootCredential.AccessKey key -> madeOrUsedAfter(key, since);
      case RootCredential.ConsolePassword password -> madeOrUsedAfter(password, since);
    };
  }

  private static boolean madeOrUsedAfter(RootCredential credential, Instant since) {
    return credential.created().isAfter(since)
        || credential.lastUse().when().filter(used -> used.isAfter(since)).isPresent();
  }

  static String words(Situation situation, List<RootCredential> recent) {
    Instant since = situation.now().minus(situation.recentUse());
    return recent.stream()
        .map(credential -> words(credential, since))
        .collect(Collectors.joining("; "));
  }

  /// A password made again keeps the last use of the one before: then its making is what is recent.
  private static String words(RootCredential credential, Instant since) {
    String words = credential.ref().words();
    return switch (credential.lastUse()) {
      case LastUse.Used used when used.at().isAfter(since) ->
          words
              + " was used at "
              + Utc.seconds(used.at())
              + used.service().map(service -> " for " + service).orElse("")
              + used.region().map(region -> " in " + region).orElse("");
      case LastUse.Used _, LastUse.NoneRecorded _ ->
          words + " was made at " + Utc.seconds(credential.created());
      case LastUse.NotTracked _ -> "AWS keeps no record of the use of " + words;
    };
  }

  /// Says for which reason they wait: of some credentials AWS does not record the use.
  static HeldReason reason(List<RootCredential> recent) {
    return recent.stream().allMatch(one -> one.lastUse() instanceof LastUse.NotTracked)
        ? HeldReason.USE_UNKNOWN
        : HeldReason.RECENTLY_USED;
  }
}
