package dev.rootsweep.cli.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rootsweep.aws.event.OutcomeJson;
import dev.rootsweep.cli.report.TextTable;
import dev.rootsweep.cli.report.TextTable.Column;
import dev.rootsweep.cli.report.Words;
import dev.rootsweep.core.alert.DatedFacts;
import dev.rootsweep.core.check.CheckOutcome;
import dev.rootsweep.core.model.Account;
import dev.rootsweep.core.model.CheckAlertKind;
import dev.rootsweep.core.model.Notice;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The end of the show: a table for people, or the same as JSON.
public final class DemoReport {
  private static final int WIDEST = 30;

  /// One row: an account that both modes looked at.
  private record Row(Account account, CheckOutcome observed, CheckOutcome enforced) {}

  private final Demo.Result result;
  private final List<Row> rows;

  /// Makes the report of a show.
  public DemoReport(Demo.Result result) {
    this.result = result;
    this.rows =
        result.accounts().stream()
            .sorted(Comparator.comparing(account -> account.id().value()))
            .map(this::row)
            .toList();
  }

  private Row row(Account account) {
    return new Row(account, known(result.observed(), account), known(result.enforced(), account));
  }

  private static CheckOutcome known(Demo.Act act, Account account) {
    CheckOutcome outcome = act.outcomes().get(account.id());
    if (outcome == null) {
      throw new IllegalStateException("the show lost sight of " + account.id());
    }
    return outcome;
  }

  /// What became of each account.
  public String table() {
    return new TextTable<Row>(
            TextTable.UNLIMITED,
            List.of(
                Column.of(
                    "Account", WIDEST, row -> row.account().id() + " " + row.account().name()),
                Column.of("Found at first", WIDEST, row -> Words.found(row.observed())),
                Column.of("In mode observe", WIDEST, row -> Words.done(row.observed())),
                Column.of("In mode enforce", WIDEST, row -> Words.done(row.enforced())),
                Column.of("Verified", WIDEST, row -> Words.verified(row.enforced()))))
        .text(rows);
  }

  /// How many accounts ended how in mode enforce.
  public String counts() {
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                row -> row.enforced().name(), TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .map(count -> count.getValue() + " " + count.getKey())
        .collect(Collectors.joining(", ", rows.size() + " accounts: ", "."));
  }

  /// The notices that went out, most urgent first, with what to do about them.
  public String notices() {
    StringBuilder text = new StringBuilder("What people were told, once each:\n");
    urgentFirst().stream()
        .filter(notice -> notice.kind() != CheckAlertKind.WOULD_REMOVE)
        .forEach(notice -> append(text, notice));
    long watched =
        urgentFirst().stream().filter(n -> n.kind() == CheckAlertKind.WOULD_REMOVE).count();
    text.append(
        "  plus %s from mode observe: \"would be removed\"%n"
            .formatted(watched == 1 ? "1 notice" : watched + " notices"));
    return text.toString();
  }

  /// The alerts of root activity, scene by scene, as their mails read.
  public String activity() {
    StringBuilder text =
        new StringBuilder("Then root users are used. Each alert as its mail reads:\n");
    int number = 0;
    for (ActivityShow.Scene scene : result.activity()) {
      text.append("%n%d. %s%n   -> %s%n".formatted(++number, scene.title(), scene.became()));
      scene.mails().forEach(mail -> append(text, mail));
      scene.checks().forEach(check -> text.append("%n   -> %s%n".formatted(check)));
    }
    return text.toString();
  }

  private static void append(StringBuilder text, ActivityShow.Mail mail) {
    text.append("%n   | Subject: %s%n   |%n".formatted(mail.subject()));
    mail.text().lines().forEach(line -> text.append(("   | " + line).stripTrailing()).append('\n'));
  }

  private List<Notice> urgentFirst() {
    return Stream.of(result.observed(), result.enforced())
        .flatMap(act -> act.notices().stream())
        .sorted(Comparator.comparing(Notice::severity))
        .toList();
  }

  private static void append(StringBuilder text, Notice notice) {
    text.append("  %-8s %s%n".formatted(notice.severity(), notice.headline()));
    notice.facts().stream()
        .filter(
            fact -> notice.kind() == CheckAlertKind.SWEEP_DIGEST || fact.label().equals("AWS said"))
        .filter(fact -> !fact.label().equals("Account") && !fact.label().equals("Sweep"))
        .forEach(fact -> text.append("           %s%n".formatted(fact)));
    notice.steps().forEach(step -> text.append("           - %s%n".formatted(step)));
  }

  /// Where to go from here.
  public String next() {
    return """
    What to do next:
      ./rootsweep play --help      send event files through the same handler
      ./rootsweep sandbox --help   keep this pretend organization running for other tools
      README.md, "What it touches" what Rootsweep will and will not delete
      ./rootsweep audit --help     look at the accounts of your own organization
    Nothing of this touched AWS: %d calls went to the pretend organization on loopback.
    """
        .formatted(result.calls());
  }

  /// All of it as JSON.
  public String json() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("version", 1).put("calls", result.calls());
    ArrayNode accounts = root.putArray("accounts");
    rows.forEach(row -> append(accounts.addObject(), row));
    ArrayNode notices = root.putArray("notices");
    urgentFirst().forEach(notice -> append(notices.addObject(), notice));
    ArrayNode activity = root.putArray("activity");
    result.activity().forEach(scene -> append(activity.addObject(), scene));
    return root.toPrettyString();
  }

  private static void append(ObjectNode node, ActivityShow.Scene scene) {
    node.put("title", scene.title()).put("became", scene.became());
    scene.checks().forEach(node.putArray("checks")::add);
    ArrayNode mails = node.putArray("alerts");
    for (ActivityShow.Mail mail : scene.mails()) {
      mails
          .addObject()
          .put("id", mail.notice().id())
          .put("severity", mail.notice().severity().name())
          .put("kind", mail.notice().kind().name())
          .put("account", mail.notice().account().value())
          .put("subject", mail.subject())
          .put("text", mail.text());
    }
  }

  private static void append(ObjectNode node, Row row) {
    node.put("account", row.account().id().value())
        .put("name", row.account().name())
        .put("state", row.account().state().name())
        .put("verified", Words.verified(row.enforced()).equals("yes"));
    node.set("observe", OutcomeJson.outcome(row.observed()));
    node.set("enforce", OutcomeJson.outcome(row.enforced()));
  }

  private static void append(ObjectNode node, Notice notice) {
    node.put("id", notice.id())
        .put("severity", notice.severity().name())
        .put("kind", notice.kind().name())
        .put("account", notice.account().value())
        .put("headline", notice.headline());
    ArrayNode facts = node.putArray("facts");
    DatedFacts.of(notice).forEach(fact -> facts.add(fact.toString()));
    ArrayNode steps = node.putArray("steps");
    notice.steps().forEach(steps::add);
  }
}
