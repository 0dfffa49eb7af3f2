package dev.rootsweep.cli.report;

import dev.rootsweep.cli.run.Chosen;
import dev.rootsweep.cli.run.Result;
import dev.rootsweep.core.check.CheckOutcome;
import dev.rootsweep.core.check.Hindrance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What to do about accounts that did not end as wished, below the table. What is the same for
/// several accounts is said once, with how many they are.
final class Advice {
  /// So many different details of one cause are told.
  private static final int DETAILS = 10;

  /// So many accounts with the same detail are named.
  private static final int NAMED = 5;

  /// Stands for the first account of a topic.
  private static final String ACCOUNT = "ACCOUNT";

  /// Stands for the account that a detail is about.
  private static final String SELF = "\u0000";

  /// What accounts have in common: what happened, and what mends it.
  private record Topic(String what, String fix) {}

  /// What is said of one account.
  private record Entry(Topic topic, String detail) {}

  private final Report report;

  Advice(Report report) {
    this.report = report;
  }

  List<String> lines() {
    Map<Topic, Map<String, List<String>>> topics = new LinkedHashMap<>();
    for (Result result : report.results().stream().sorted(Attention.FIRST).toList()) {
      on(result)
          .ifPresent(
              entry ->
                  topics
                      .computeIfAbsent(entry.topic(), _ -> new LinkedHashMap<>())
                      .computeIfAbsent(entry.detail(), _ -> new ArrayList<>())
                      .add(result.chosen().id().value()));
    }
    List<String> lines = new ArrayList<>();
    topics.forEach((topic, details) -> lines.addAll(lines(topic, details)));
    return lines;
  }

  private static List<String> lines(Topic topic, Map<String, List<String>> details) {
    List<String> lines = new ArrayList<>();
    int all = details.values().stream().mapToInt(List::size).sum();
    lines.add((all == 1 ? "1 account " : all + " accounts ") + topic.what());
    details.entrySet().stream()
        .limit(DETAILS)
        .forEach(
            same ->
                lines.add(
                    "  "
                        + named(same.getValue())
                        + detail(same.getKey(), same.getValue().getFirst())));
    int left = details.values().stream().skip(DETAILS).mapToInt(List::size).sum();
    if (left > 0) {
      lines.add("  and " + left + " more; --output csv lists them all");
    }
    if (!topic.fix().isEmpty()) {
      String first = details.values().iterator().next().getFirst();
      lines.add("  -> " + topic.fix().replace(ACCOUNT, first));
    }
    return lines;
  }

  private static String detail(String text, String account) {
    return text.isEmpty() ? "" : ": " + text.replace(SELF, account);
  }

  private static String named(List<String> accounts) {
    String named = accounts.stream().limit(NAMED).collect(Collectors.joining(", "));
    return accounts.size() > NAMED ? named + " and " + (accounts.size() - NAMED) + " more" : named;
  }

  private Optional<Entry> on(Result result) {
    return switch (result) {
      case Result.Checked(Chosen _, CheckOutcome outcome, boolean _) -> on(outcome);
      case Result.Failed(Chosen chosen, String why) ->
          Optional.of(
              new Entry(
                  new Topic(
                      "failed: what is there now is not known",
                      "Run again: a removal that was begun is finished then."),
                  without(chosen.id().value(), why)));
      case Result.NotStarted _ -> Optional.empty();
    };
  }

  private Optional<Entry> on(CheckOutcome outcome) {
    return switch (outcome) {
      case CheckOutcome.NotAuditable notAuditable -> Optional.of(notAuditable(notAuditable));
      case CheckOutcome.Incomplete incomplete ->
          Optional.of(
              new Entry(
                  new Topic("not done", ""),
                  without(incomplete.account().value(), incomplete.why())));
      case CheckOutcome.Changed changed ->
          Optional.of(
              new Entry(
                  new Topic("changed since they were shown, and were left", "Run again."),
                  without(changed.account().value(), changed.why())));
      case CheckOutcome.Held held ->
          Optional.of(
              new Entry(new Topic("held: " + held.reason().words(), release(held)), held.detail()));
      case CheckOutcome.WouldRemove would -> would.held().map(Advice::wouldBeHeld);
      case CheckOutcome.Spared spared ->
          spared.settled()
              ? Optional.empty()
              : Optional.of(
                  new Entry(
                      new Topic("exempt, with credentials that were not there before", ""), ""));
      case CheckOutcome.NotReady _,
          CheckOutcome.Ignored _,
          CheckOutcome.Clean _,
          CheckOutcome.Removed _ ->
          Optional.empty();
    };
  }

  private Entry notAuditable(CheckOutcome.NotAuditable notAuditable) {
    Fix fix = Fix.of(notAuditable.cause(), report);
    return new Entry(
        new Topic("could not be seen, most likely because " + fix.likely(), "Fix: " + fix.fix()),
        without(notAuditable.account().value(), notAuditable.said()));
  }

  private static Entry wouldBeHeld(Hindrance held) {
    return new Entry(
        new Topic("would be held by check: " + held.reason().words(), ""), held.detail());
  }

  private String release(CheckOutcome.Held held) {
    return !held.reason().needsApproval()
        ? ""
        : "Release it if nothing uses it: "
            + report.commands().approve(held.account()).replace(held.account().value(), ACCOUNT);
  }

  /// The same of another account is the same; the first stands for all.
  private static String without(String account, String text) {
    return text.replace(account, SELF);
  }
}
