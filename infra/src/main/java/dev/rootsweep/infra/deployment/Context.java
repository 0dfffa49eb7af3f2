package dev.rootsweep.infra.deployment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The CDK's context as texts, and the problems that reading it brought up.
final class Context {
  /// The keys of the CDK's own that hold no sign which ours never do.
  private static final Set<String> OF_CDK = Set.of("acknowledged-issue-numbers", "cdk-migrate");

  private final Map<Key, String> texts = new EnumMap<>(Key.class);
  private final List<String> problems = new ArrayList<>();

  /// Takes what is ours of a context; the CDK's own keys all hold a sign that ours never do.
  Context(Map<String, ?> context) {
    context.forEach(this::take);
  }

  private void take(String name, Object value) {
    Optional<Key> known =
        Arrays.stream(Key.values()).filter(key -> key.key().equals(name)).findFirst();
    if (known.isPresent()) {
      texts.put(known.get(), text(known.get(), value));
    } else if (!name.contains(":") && !name.contains("/") && !OF_CDK.contains(name)) {
      problems.add("'" + name + "' is no setting; there are " + names());
    }
  }

  private static String names() {
    return Arrays.stream(Key.values()).map(Key::key).collect(Collectors.joining(", "));
  }

  /// A list in JSON is what the same texts are on the command line, parted.
  private static String text(Key key, Object value) {
    return value instanceof Collection<?> several
        ? several.stream()
            .map(String::valueOf)
            .collect(Collectors.joining(key == Key.EXEMPTIONS ? ";" : ","))
        : String.valueOf(value).strip();
  }

  /// Returns what a key says; its default when it says nothing, and the empty text without one.
  String text(Key key) {
    String said = texts.getOrDefault(key, "");
    return said.isEmpty() ? key.preset().orElse("") : said;
  }

  /// Reads what a key says.
  <T> T read(Key key, Function<String, T> parser, T stopgap) {
    String text = text(key);
    if (text.isEmpty() && key.preset().isEmpty()) {
      complain(key.key() + " is missing (" + key.meaning() + ")");
      return stopgap;
    }
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException e) {
      complain(key, String.valueOf(e.getMessage()));
      return stopgap;
    }
  }

  /// Tells whether nothing was wrong with a key so far.
  boolean isGood(Key key) {
    return problems.stream().noneMatch(problem -> problem.startsWith(key.key() + ":"));
  }

  void complain(Key key, String problem) {
    complain(key.key() + ": " + problem + " (" + key.meaning() + ")");
  }

  void complain(String problem) {
    problems.add(problem);
  }

  /// Throws when there was any problem.
  void demandNoProblem() {
    if (!problems.isEmpty()) {
      throw new InvalidDeployment(problems);
    }
  }
}
