package dev.rootsweep.core.lockout;

import dev.rootsweep.core.policy.Glob;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// The sides of a call that are one text each.
final class TextSides {
  private TextSides() {}

  /// A text that AWS gives to some callers or resources, as a tag.
  static Side optional(Mentions mentions, String key) {
    Samples.Found found = found(mentions, key, Names::isPlain);
    List<Choice> choices = choices(mentions, key, found.samples());
    choices.add(absent(mentions, key));
    return side(mentions, key, choices, found.whole());
  }

  /// A text that a client sends where its user asks for that.
  static Side sent(Mentions mentions, String key) {
    Samples.Found found = found(mentions, key, _ -> true);
    List<Choice> choices = new ArrayList<>(List.of(absent(mentions, key)));
    choices(mentions, key, found.samples()).forEach(choice -> choices.add(choice.unusual()));
    return side(mentions, key, choices, found.whole());
  }

  /// A text that every call has.
  static Side ofCall(Mentions mentions, String key) {
    Samples.Found found = found(mentions, key, _ -> true);
    return side(mentions, key, choices(mentions, key, found.samples()), found.whole());
  }

  private static Samples.Found found(Mentions mentions, String key, Predicate<String> valid) {
    return mentions.samples(key, List.of(Glob.of("*")), valid);
  }

  private static Side side(Mentions mentions, String key, List<Choice> choices, boolean whole) {
    return new Side(Set.of(key), false, choices, whole && !mentions.isMixed(key));
  }

  private static List<Choice> choices(Mentions mentions, String key, List<Sample> samples) {
    String name = mentions.written(key);
    List<Choice> choices = new ArrayList<>();
    samples.forEach(sample -> choices.add(Choice.of(key, sample, "the value of " + name)));
    choices.add(Choice.of(Map.of(key, Sample.OTHER)).needing("another value of " + name));
    return choices;
  }

  private static Choice absent(Mentions mentions, String key) {
    return Choice.NOTHING.needing("a call without " + mentions.written(key));
  }
}
