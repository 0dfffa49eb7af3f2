package dev.rootsweep.core.policy;

import dev.rootsweep.core.policy.PrincipalElement.Entry;
import dev.rootsweep.core.policy.PrincipalElement.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Policies as tests write them, a statement a line:
///
///     Sid: Deny principals actions resources when operator key values; operator key values
///
/// - shape: principals, actions and resources are separated by commas, and `!` before them inverts
///   them; `@` is `arn:aws:iam::111122223333:` and `%` the same of STS; `service:`, `federated:` and
///   `canonical:` name other kinds of principals; `bucket` and `queue` are the ARNs below, `objects`
///   the objects of the bucket; `Sid: malformed` cannot be read
public final class PolicyLines {
  public static final String ACCOUNT = "111122223333";
  public static final String BUCKET = "arn:aws:s3:::reports";
  public static final String QUEUE = "arn:aws:sqs:eu-west-1:111122223333:jobs";

  private PolicyLines() {}

  /// Reads a policy in which `${...}` is a variable.
  public static Policy policy(String lines) {
    List<PolicyStatement> statements = new ArrayList<>();
    for (String line : lines.lines().filter(one -> !one.isBlank()).toList()) {
      statements.add(statement(line.strip(), statements.size()));
    }
    return new Policy(true, statements);
  }

  private static PolicyStatement statement(String line, int index) {
    int colon = line.indexOf(": ");
    Optional<String> sid = Optional.of(line.substring(0, colon)).filter(name -> !name.equals("-"));
    String rest = line.substring(colon + 2);
    if (rest.equals("malformed")) {
      return new MalformedStatement(index, sid, "it is malformed");
    }
    String[] halves = rest.split(" when ", 2);
    String[] words = halves[0].split(" ", -1);
    return new Statement(
        index,
        sid,
        Effect.valueOf(words[0].toUpperCase(Locale.ROOT)),
        principals(words[1]),
        patterns(words[2]),
        patterns(words[3]),
        halves.length == 1 ? List.of() : conditions(halves[1]));
  }

  private static PrincipalElement principals(String word) {
    boolean inverted = word.startsWith("!");
    List<Entry> entries =
        Arrays.stream(word.substring(inverted ? 1 : 0).split(",", -1))
            .map(PolicyLines::entry)
            .toList();
    return new PrincipalElement(inverted, entries);
  }

  private static Entry entry(String word) {
    for (Kind kind : Kind.values()) {
      String prefix = kind.name().replace("_USER", "").toLowerCase(Locale.ROOT) + ":";
      if (word.startsWith(prefix)) {
        return new Entry(kind, expanded(word.substring(prefix.length())));
      }
    }
    return new Entry(Kind.AWS, expanded(word));
  }

  private static PatternElement patterns(String word) {
    boolean inverted = word.startsWith("!");
    List<String> patterns =
        Arrays.stream(word.substring(inverted ? 1 : 0).split(",", -1))
            .map(PolicyLines::expanded)
            .toList();
    return new PatternElement(inverted, patterns);
  }

  private static List<Condition> conditions(String text) {
    return Arrays.stream(text.split("; ", -1)).map(PolicyLines::condition).toList();
  }

  private static Condition condition(String text) {
    List<String> words = Arrays.stream(text.split(" ", -1)).map(PolicyLines::expanded).toList();
    return new Condition(words.get(0), words.get(1), words.subList(2, words.size()));
  }

  private static String expanded(String word) {
    return switch (word) {
      case "bucket" -> BUCKET;
      case "objects" -> BUCKET + "/*";
      case "queue" -> QUEUE;
      default -> {
        String rest = word.isEmpty() ? word : word.substring(1);
        yield switch (word.isEmpty() ? ' ' : word.charAt(0)) {
          case '@' -> "arn:aws:iam::" + ACCOUNT + ":" + rest;
          case '%' -> "arn:aws:sts::" + ACCOUNT + ":" + rest;
          default -> word;
        };
      }
    };
  }
}
