package dev.rootsweep.aws.alert;

import dev.rootsweep.core.alert.DatedFacts;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.Scene;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What a notice says, part by part, each a clean line: what happened, the facts, what to do, the
/// page of the runbook, and the marks by which it is found again.
///
/// - shape: at most 50,000 bytes of facts and as many of steps; the steps have no numbers yet;
///   `runbook` is a URL or a path in the repository
public record NoticeText(
    String title,
    String headline,
    List<String> facts,
    List<String> steps,
    String runbook,
    List<String> marks) {
  private static final int LONGEST_HEADLINE = 500;
  private static final int LONGEST_FACT = 500;
  private static final int LONGEST_STEP = 2_000;
  private static final int MOST_BYTES = 50_000;
  private static final int LONGEST_SUBJECT = 99;

  public NoticeText {
    facts = Lines.fitting(facts, MOST_BYTES);
    steps = Lines.fitting(steps, MOST_BYTES);
    marks = List.copyOf(marks);
  }

  /// Puts a notice into words; `now` tells how long ago it was.
  public static NoticeText of(Notice notice, Runbook runbook, Instant now) {
    return new NoticeText(
        title(notice),
        Lines.clean(notice.headline(), LONGEST_HEADLINE),
        facts(notice, now),
        notice.steps().stream()
            .map(step -> Lines.clean(runbook.located(step), LONGEST_STEP))
            .toList(),
        runbook.page(notice.kind()),
        marks(notice));
  }

  /// Returns the subject of a mail.
  ///
  /// - shape: printable ASCII, at most 99 characters
  /// - source: SNS API reference, Publish: no line breaks or control characters, less than 100
  ///   characters; older copies admit ASCII alone
  public String subject() {
    String ascii = title.replaceAll("[^\\x20-\\x7e]", "?");
    return ascii.length() > LONGEST_SUBJECT
        ? ascii.substring(0, LONGEST_SUBJECT - 3) + "..."
        : ascii;
  }

  /// Returns the text of a mail: what happened first, then what to do.
  public String mail() {
    List<String> lines = new ArrayList<>();
    lines.add(Lines.unlinked(headline));
    lines.add("");
    facts.forEach(fact -> lines.add(Lines.unlinked(fact)));
    if (!steps.isEmpty()) {
      lines.add("");
      lines.add("What to do");
      lines.addAll(Lines.numbered(steps));
    }
    lines.add("");
    lines.add("Runbook: " + runbook);
    marks.forEach(mark -> lines.add(Lines.unlinked(mark)));
    return String.join("\n", lines) + "\n";
  }

  private static String title(Notice notice) {
    String id = notice.account().value();
    String account = notice.scene().map(scene -> named(scene, id)).orElse(id);
    return notice.severity() + ": " + notice.kind().title() + ", account " + account;
  }

  private static String named(Scene scene, String id) {
    return scene.accountName().isEmpty() ? id : id + " (" + scene.accountName() + ")";
  }

  private static List<String> facts(Notice notice, Instant now) {
    return DatedFacts.of(notice, now).stream()
        .map(fact -> Lines.clean(fact.toString(), LONGEST_FACT))
        .toList();
  }

  private static List<String> marks(Notice notice) {
    List<String> marks = new ArrayList<>();
    marks.add("Severity: " + notice.severity() + ", kind " + notice.kind());
    notice
        .scene()
        .filter(scene -> !scene.eventId().isEmpty())
        .ifPresent(scene -> marks.add("Event: " + scene.eventId()));
    marks.add("Alert: " + Lines.clean(notice.id(), LONGEST_FACT));
    return marks;
  }
}
