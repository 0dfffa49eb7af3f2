package dev.rootsweep.infra.pattern;

import static dev.rootsweep.infra.pattern.Match.absent;
import static dev.rootsweep.infra.pattern.Match.all;
import static dev.rootsweep.infra.pattern.Match.any;
import static dev.rootsweep.infra.pattern.Match.anythingBut;
import static dev.rootsweep.infra.pattern.Match.either;
import static dev.rootsweep.infra.pattern.Match.suffix;
import static dev.rootsweep.infra.pattern.Match.wildcard;

import dev.rootsweep.core.settings.WatchedCalls;
import dev.rootsweep.infra.deployment.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Which changes of Rootsweep's own resources are wanted.
public final class OwnResources {
  private static final List<Object> CHANGES =
      WatchedCalls.VERBS.stream().<Object>map(Match::prefix).toList();

  private OwnResources() {}

  /// Matches changes of what bears our name.
  public static Map<String, Object> named() {
    List<Object> ours = List.of(wildcard("*" + Names.PREFIX + "*"));
    List<Map<String, Object>> places =
        WatchedCalls.NAMES.values().stream()
            .flatMap(List::stream)
            .filter(name -> !WatchedCalls.IDS.contains(name))
            .distinct()
            .sorted()
            .map(name -> all(name, ours))
            .toList();
    return all(
        "source", WatchedCalls.NAMES.keySet().stream().sorted().toList(),
        "detail",
            all(
                "eventName", CHANGES,
                "eventCategory", List.of(absent(), anythingBut(List.of("Data"))),
                "requestParameters", either(places)));
  }

  /// Matches changes of what calls name otherwise: keys and event source mappings by their ids, and
  /// a ledger that does not bear our name.
  ///
  /// - shape: `keys` and `mappings` may be tokens of the CDK; a key and a table are named by
  ///   themselves or by an ARN that ends with them
  public static Map<String, Object> identified(
      List<String> keys, List<String> mappings, String table) {
    List<Object> ours = themselvesOrTheirArns(keys);
    List<Object> mapped = List.copyOf(mappings);
    List<Map<String, Object>> places =
        new ArrayList<>(
            List.of(
                all("keyId", ours),
                all("targetKeyId", ours),
                all("uUID", mapped),
                all("uuid", mapped)));
    if (!table.contains(Names.PREFIX)) {
      List<Object> ledger = themselvesOrTheirArns(List.of(table));
      places.add(all("tableName", ledger));
      places.add(all("resourceArn", ledger));
    }
    return all(
        "source", any("aws.kms", "aws.lambda", "aws.dynamodb"),
        "detail", all("eventName", CHANGES, "requestParameters", either(places)));
  }

  private static List<Object> themselvesOrTheirArns(List<String> names) {
    return names.stream().flatMap(name -> Stream.<Object>of(name, suffix("/" + name))).toList();
  }
}
