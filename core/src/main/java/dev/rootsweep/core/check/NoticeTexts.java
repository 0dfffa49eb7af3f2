package dev.rootsweep.core.check;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.CheckAlertKind;
import dev.rootsweep.core.model.Fact;
import dev.rootsweep.core.model.LastUse;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.model.Scene;
import dev.rootsweep.core.model.Severity;
import dev.rootsweep.core.settings.Settings;
import dev.rootsweep.core.signal.CheckDue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The notices of a check, in words that somebody can act on.
final class NoticeTexts {
  private final CheckSteps steps;

  NoticeTexts(Settings settings) {
    this.steps = new CheckSteps(settings);
  }

  /// What a notice says, before it is put together.
  private record Draft(
      Severity severity, CheckAlertKind kind, String headline, List<String> steps, boolean atOnce) {
    /// Makes one of a kind whose severity no evidence changes.
    Draft(CheckAlertKind kind, String headline, List<String> steps, boolean atOnce) {
      this(kind.severity(), kind, headline, steps, atOnce);
    }

    Draft withSteps(List<String> more) {
      List<String> all = Stream.concat(steps.stream(), more.stream()).toList();
      return new Draft(severity, kind, headline, all, atOnce);
    }
  }

  /// Builds the notice of an outcome; empty when people need not hear of it.
  Optional<Notice> notice(
      CheckDue due, Optional<Subject> subject, CheckOutcome outcome, Instant now) {
    return draft(due, who(due, subject), outcome)
        .map(draft -> finish(draft, due, subject, outcome, now));
  }

  /// Builds the one notice that stands for many accounts which cannot be seen for one cause.
  Notice notAuditableWidely(
      CheckDue due, CheckOutcome.NotAuditable notAuditable, int accounts, Instant now) {
    Draft draft =
        new Draft(
            CheckAlertKind.NOT_AUDITABLE_WIDELY,
            "Rootsweep cannot see the root users of "
                + accounts
                + " or more accounts: "
                + notAuditable.cause().words()
                + ".",
            steps.widely(notAuditable.cause()),
            true);
    return finish(draft, due, Optional.empty(), notAuditable, now);
  }

  private Optional<Draft> draft(CheckDue due, String who, CheckOutcome outcome) {
    return switch (outcome) {
      case CheckOutcome.Removed removed -> Optional.of(removed(who, removed));
      case CheckOutcome.Incomplete incomplete when ComebackRules.isLastTry(due) ->
          Optional.of(incomplete(who, incomplete));
      case CheckOutcome.WouldRemove would -> Optional.of(wouldRemove(who, would));
      case CheckOutcome.Held held -> Optional.of(held(who, held));
      case CheckOutcome.Spared spared when !spared.unexpected().isEmpty() ->
          Optional.of(exemptChanged(who, spared));
      case CheckOutcome.NotAuditable notAuditable -> Optional.of(notAuditable(who, notAuditable));
      case CheckOutcome.Incomplete _,
          CheckOutcome.Spared _,
          CheckOutcome.Clean _,
          CheckOutcome.Changed _,
          CheckOutcome.NotReady _,
          CheckOutcome.Ignored _ ->
          Optional.empty();
    };
  }

  private Draft removed(String who, CheckOutcome.Removed removed) {
    String what = words(removed.credentials());
    return removed.drift()
        ? drift(
            "The root user of %s held credentials again: %s. Removed, and verified."
                .formatted(who, what),
            removed.account())
        : new Draft(
            CheckAlertKind.REMOVED,
            "Removed from the root user of %s, and verified: %s.".formatted(who, what),
            List.of(),
            false);
  }

  private Draft drift(String headline, AccountId account) {
    return new Draft(CheckAlertKind.DRIFT, headline, steps.drift(account), true);
  }

  private static Draft incomplete(String who, CheckOutcome.Incomplete incomplete) {
    return new Draft(
        incomplete.drift() ? Severity.CRITICAL : Severity.HIGH,
        CheckAlertKind.INCOMPLETE,
        "The removal of root credentials from %s is not complete after repeated tries: %s."
            .formatted(who, incomplete.why()),
        CheckSteps.incomplete(incomplete),
        true);
  }

  private Draft wouldRemove(String who, CheckOutcome.WouldRemove would) {
    if (would.drift()) {
      return drift(
          "The root user of %s holds credentials again: %s. Nothing was removed, since Rootsweep only observes."
              .formatted(who, words(would.credentials())),
          would.account());
    }
    return new Draft(
        CheckAlertKind.WOULD_REMOVE,
        "Rootsweep would remove from the root user of %s: %s (%s)."
            .formatted(who, words(would.credentials()), would.reason()),
        CheckSteps.wouldRemove(),
        false);
  }

  private Draft held(String who, CheckOutcome.Held held) {
    List<String> release = steps.release(held.reason(), held.account());
    if (held.drift()) {
      return drift(
              "The root user of %s holds credentials again: %s. Nothing was removed: %s."
                  .formatted(who, words(held.credentials()), held.detail()),
              held.account())
          .withSteps(release);
    }
    boolean person = held.reason().needsApproval();
    return new Draft(
        person ? Severity.HIGH : Severity.MEDIUM,
        CheckAlertKind.HELD,
        "Root credentials of %s were not removed, %s."
            .formatted(who, held.reason().words(held.detail())),
        release,
        person);
  }

  private Draft exemptChanged(String who, CheckOutcome.Spared spared) {
    return new Draft(
        CheckAlertKind.EXEMPT_CHANGED,
        "The exempt root user of %s has new credentials: %s. They were left alone."
            .formatted(who, words(spared.unexpected())),
        steps.exempt(spared.account(), spared.detail()),
        true);
  }

  private Draft notAuditable(String who, CheckOutcome.NotAuditable notAuditable) {
    return new Draft(
        CheckAlertKind.NOT_AUDITABLE,
        "Rootsweep cannot see the root user of %s, most likely because %s."
            .formatted(who, notAuditable.cause().words()),
        List.of(steps.fix(notAuditable.cause())),
        true);
  }

  private Notice finish(
      Draft draft, CheckDue due, Optional<Subject> subject, CheckOutcome outcome, Instant now) {
    Optional<String> digest = draft.atOnce() ? Optional.empty() : due.sweep();
    String path = path(subject, digest);
    return new Notice(
        id(due, draft.kind(), outcome),
        draft.severity(),
        draft.kind(),
        due.account(),
        now,
        draft.headline(),
        facts(due, subject, path, outcome, now),
        draft.steps(),
        digest,
        subject.map(known -> new Scene(known.name(), path, "", "", "")));
  }

  /// A digest has a line for each account, and no paths.
  private static String path(Optional<Subject> subject, Optional<String> digest) {
    return digest.isPresent() ? "" : subject.map(Subject::path).map(Supplier::get).orElse("");
  }

  /// The same for a message that is delivered again, another for each later look at the account,
  /// and for other credentials: a message delivered again may find something else than before.
  private static String id(CheckDue due, CheckAlertKind kind, CheckOutcome outcome) {
    return "%s/%s/%s/%s/%d/%08x"
        .formatted(
            due.origin().eventId(),
            due.account(),
            kind,
            due.cause(),
            due.attempt(),
            refs(outcome.credentials()).hashCode());
  }

  private List<Fact> facts(
      CheckDue due, Optional<Subject> subject, String path, CheckOutcome outcome, Instant now) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Account", who(due, subject) + (path.isEmpty() ? "" : ", " + path)));
    facts.add(new Fact("Cause", due.cause() + ", event " + due.origin().eventId()));
    outcome.credentials().forEach(credential -> facts.add(Fact.line(words(credential))));
    if (outcome instanceof CheckOutcome.NotAuditable notAuditable) {
      facts.add(new Fact("AWS said", notAuditable.said()));
    }
    subject.stream().flatMap(known -> expired(known, now)).forEach(facts::add);
    return facts;
  }

  private static Stream<Fact> expired(Subject subject, Instant now) {
    return subject.exemptions().stream()
        .filter(exemption -> !exemption.isOpen(now))
        .map(e -> Fact.line("An exemption expired at " + e.until() + ": " + e.reason()));
  }

  private static String who(CheckDue due, Optional<Subject> subject) {
    return subject
        .map(known -> known.name() + " (" + due.account() + ")")
        .orElse(due.account().value());
  }

  private static String words(RootCredential credential) {
    return credential.ref().words()
        + ", made "
        + credential.created()
        + words(credential.lastUse());
  }

  private static String words(LastUse use) {
    return switch (use) {
      case LastUse.Used used ->
          ", last used "
              + used.at()
              + used.service().map(service -> " for " + service).orElse("")
              + used.region().map(region -> " in " + region).orElse("");
      case LastUse.NoneRecorded _ -> ", no use recorded";
      case LastUse.NotTracked _ -> ", AWS keeps no record of its use";
    };
  }

  private static String words(List<RootCredential> credentials) {
    return credentials.stream().map(c -> c.ref().words()).collect(Collectors.joining(", "));
  }

  private static String refs(List<RootCredential> credentials) {
    return credentials.stream()
        .map(credential -> " " + credential.ref())
        .sorted()
        .collect(Collectors.joining());
  }
}
