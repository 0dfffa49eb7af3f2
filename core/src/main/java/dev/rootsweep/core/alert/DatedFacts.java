package dev.rootsweep.core.alert;

import dev.rootsweep.core.model.Fact;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.text.Utc;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// The facts of a notice as every channel shows them: when it was first, which the notice keeps as
/// an instant and nobody else writes.
public final class DatedFacts {
  private DatedFacts() {}

  /// Returns the facts, for readers who have a clock of their own.
  public static List<Fact> of(Notice notice) {
    return dated(notice, "");
  }

  /// Returns the facts; at `now` it is told how long ago it was.
  public static List<Fact> of(Notice notice, Instant now) {
    return dated(notice, ", " + ago(Duration.between(notice.at(), now)));
  }

  private static List<Fact> dated(Notice notice, String ago) {
    Fact when = new Fact("When", Utc.seconds(notice.at()) + ago);
    return Stream.concat(Stream.of(when), notice.facts().stream()).toList();
  }

  private static String ago(Duration age) {
    if (age.toMinutes() < 1) {
      return "just now";
    }
    if (age.toHours() < 1) {
      return age.toMinutes() + " min ago";
    }
    return age.toDays() < 2
        ? age.toHours() + " h " + age.toMinutesPart() + " min ago"
        : age.toDays() + " days ago";
  }
}
