package dev.rootsweep.core.sweep;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.AlertKind;
import dev.rootsweep.core.model.CheckAlertKind;
import dev.rootsweep.core.model.Fact;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.Severity;
import dev.rootsweep.core.signal.DigestDue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The words of a digest: how many accounts of each kind, then each of them in a line.
final class DigestText {
  /// More is not read in a mail; `rootsweep audit` lists them all.
  private static final int MOST_LINES = 100;

  private static final Map<AlertKind, String> WORDS =
      Map.of(
          CheckAlertKind.REMOVED, "root credentials removed from %s",
          CheckAlertKind.WOULD_REMOVE, "root credentials that it would remove in %s",
          CheckAlertKind.HELD, "root credentials held in %s");

  private DigestText() {}

  /// Puts notices together.
  ///
  /// - shape: as severe as the most severe of them; about the organization, and therefore named
  ///   after its management account
  static Notice of(DigestDue due, List<Notice> notices, AccountId managementAccount, Instant now) {
    return new Notice(
        due.digest() + "/digest",
        notices.stream().map(Notice::severity).min(Comparator.naturalOrder()).orElse(Severity.INFO),
        CheckAlertKind.SWEEP_DIGEST,
        managementAccount,
        now,
        headline(byKind(notices)),
        facts(due, notices, managementAccount),
        notices.stream().flatMap(notice -> notice.steps().stream()).distinct().toList(),
        Optional.of(due.sweep()));
  }

  private static Map<AlertKind, Long> byKind(List<Notice> notices) {
    return notices.stream()
        .collect(
            Collectors.groupingBy(
                Notice::kind,
                () -> new TreeMap<>(Comparator.comparingInt(AlertKind::ordinal)),
                Collectors.counting()));
  }

  private static String headline(Map<AlertKind, Long> counts) {
    return counts.entrySet().stream()
        .map(count -> words(count.getKey(), count.getValue()))
        .collect(Collectors.joining(", ", "What a sweep did and found: ", "."));
  }

  private static String words(AlertKind kind, long count) {
    return WORDS
        .getOrDefault(kind, kind + ": %s")
        .formatted(count + (count == 1 ? " account" : " accounts"));
  }

  private static List<Fact> facts(
      DigestDue due, List<Notice> notices, AccountId managementAccount) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Account", "those below, in the organization of " + managementAccount));
    facts.add(new Fact("Sweep", due.sweep()));
    notices.stream()
        .sorted(
            Comparator.comparing(Notice::severity)
                .thenComparingInt(notice -> notice.kind().ordinal()))
        .limit(MOST_LINES)
        .map(notice -> Fact.line(notice.headline()))
        .forEach(facts::add);
    if (notices.size() > MOST_LINES) {
      facts.add(
          Fact.line(
              "and %d more; `rootsweep audit` lists every account"
                  .formatted(notices.size() - MOST_LINES)));
    }
    return facts;
  }
}
