package dev.rootsweep.core.sweep;

import dev.rootsweep.core.model.AccountId;
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

  private static final Map<Notice.Kind, String> WORDS =
      Map.of(
          Notice.Kind.REMOVED, "root credentials removed from %s",
          Notice.Kind.WOULD_REMOVE, "root credentials that it would remove in %s",
          Notice.Kind.HELD, "root credentials held in %s");

  private DigestText() {}

  /// Puts notices together.
  ///
  /// - shape: as severe as the most severe of them; about the organization, and therefore named
  ///   after its management account
  static Notice of(DigestDue due, List<Notice> notices, AccountId managementAccount, Instant now) {
    return new Notice(
        due.digest() + "/digest",
        notices.stream().map(Notice::severity).min(Comparator.naturalOrder()).orElse(Severity.INFO),
        Notice.Kind.SWEEP_DIGEST,
        managementAccount,
        now,
        headline(byKind(notices)),
        facts(due, notices, managementAccount),
        notices.stream().flatMap(notice -> notice.steps().stream()).distinct().toList(),
        Optional.of(due.sweep()));
  }

  private static Map<Notice.Kind, Long> byKind(List<Notice> notices) {
    return notices.stream()
        .collect(Collectors.groupingBy(Notice::kind, TreeMap::new, Collectors.counting()));
  }

  private static String headline(Map<Notice.Kind, Long> counts) {
    return counts.entrySet().stream()
        .map(count -> words(count.getKey(), count.getValue()))
        .collect(Collectors.joining(", ", "What a sweep did and found: ", "."));
  }

  private static String words(Notice.Kind kind, long count) {
    return WORDS
        .getOrDefault(kind, kind + ": %s")
        .formatted(count + (count == 1 ? " account" : " accounts"));
  }

  private static List<String> facts(
      DigestDue due, List<Notice> notices, AccountId managementAccount) {
    List<String> facts = new ArrayList<>();
    facts.add("Account: those below, in the organization of " + managementAccount);
    facts.add("Sweep: " + due.sweep());
    notices.stream()
        .sorted(Comparator.comparing(Notice::severity).thenComparing(Notice::kind))
        .limit(MOST_LINES)
        .map(Notice::headline)
        .forEach(facts::add);
    if (notices.size() > MOST_LINES) {
      facts.add(
          "and %d more; `rootsweep audit` lists every account"
              .formatted(notices.size() - MOST_LINES));
    }
    return facts;
  }
}
