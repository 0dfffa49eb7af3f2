package dev.rootsweep.core.triage;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.AccountLabel;
import dev.rootsweep.core.model.KeptLabel;
import dev.rootsweep.core.text.Utc;
import java.time.Instant;
import java.util.Optional;

/// How people know an account, and who said so.
///
/// - shape: `answer` is what Organizations said now, or within a day; `label` is its answer, else
///   what the ledger kept of an earlier one; `saidAt` is when Organizations said what was kept
record Whereabouts(
    AccountId account, Answer answer, Optional<AccountLabel> label, Optional<Instant> saidAt) {
  /// What Organizations says of an account.
  enum Answer {
    MEMBER,
    /// It was a member within a day; nobody asked now.
    MEMBER_LATELY,
    NOT_A_MEMBER,
    NO_ANSWER
  }

  Whereabouts(AccountId account, Answer answer, Optional<AccountLabel> label) {
    this(account, answer, label, Optional.empty());
  }

  static Whereabouts kept(AccountId account, KeptLabel kept) {
    return new Whereabouts(
        account, Answer.MEMBER_LATELY, Optional.of(kept.label()), Optional.of(kept.saidAt()));
  }

  /// Returns how a sentence names the account.
  String inSentence() {
    return label.map(known -> known.name() + " (" + account + ")").orElse("account " + account);
  }

  /// Returns what is known of the account, and what is not.
  String text() {
    return switch (answer) {
      case MEMBER -> named(account.value());
      case MEMBER_LATELY -> named(account.value()) + saidAt.map(Whereabouts::asOf).orElse("");
      case NOT_A_MEMBER ->
          label.isPresent()
              ? named("") + "; no longer a member of the organization"
              : account + ", not a member of the organization";
      case NO_ANSWER ->
          label.isPresent()
              ? named("") + "; as known before, Organizations did not answer"
              : account + ", name and place unknown: Organizations did not answer";
    };
  }

  private static String asOf(Instant instant) {
    return "; as of " + Utc.seconds(instant);
  }

  private String named(String otherwise) {
    return label.map(this::words).orElse(otherwise);
  }

  private String words(AccountLabel known) {
    return "%s (%s), %s"
        .formatted(known.name(), account, known.path().isBlank() ? "place unknown" : known.path());
  }

  String name() {
    return label.map(AccountLabel::name).orElse("");
  }

  String path() {
    return label.map(AccountLabel::path).orElse("");
  }

  boolean isMember() {
    return answer != Answer.NOT_A_MEMBER;
  }
}
