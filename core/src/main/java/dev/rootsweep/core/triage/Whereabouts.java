package dev.rootsweep.core.triage;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.AccountLabel;
import java.util.Optional;

/// How people know an account, and who said so.
///
/// - shape: `answer` is what Organizations said now; `label` is its answer, else what the ledger
///   kept of an earlier one
record Whereabouts(AccountId account, Answer answer, Optional<AccountLabel> label) {
  /// What Organizations says of an account.
  enum Answer {
    MEMBER,
    NOT_A_MEMBER,
    NO_ANSWER
  }

  /// Returns how a sentence names the account.
  String inSentence() {
    return label.map(known -> known.name() + " (" + account + ")").orElse("account " + account);
  }

  /// Returns what is known of the account, and what is not.
  String text() {
    return switch (answer) {
      case MEMBER -> named(account.value());
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
