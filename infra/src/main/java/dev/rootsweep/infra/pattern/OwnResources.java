package dev.rootsweep.infra.pattern;

import static dev.rootsweep.infra.pattern.Match.absent;
import static dev.rootsweep.infra.pattern.Match.all;
import static dev.rootsweep.infra.pattern.Match.any;
import static dev.rootsweep.infra.pattern.Match.anythingBut;
import static dev.rootsweep.infra.pattern.Match.suffix;
import static dev.rootsweep.infra.pattern.Match.wildcard;
import static dev.rootsweep.infra.pattern.Match.within;

import dev.rootsweep.core.settings.WatchedCalls;
import dev.rootsweep.infra.deployment.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Which changes of Rootsweep's own resources are wanted.
public final class OwnResources {
  private static final List<Object> CHANGES =
      WatchedCalls.VERBS.stream().<Object>map(Match::prefix).toList();

  private OwnResources() {}

  /// Matches changes of what bears our name.
  public static Map<String, Object> named() {
    List<Object> ours = List.of(wildcard(Names.ANYWHERE));
    List<Map<String, Object>> places =
        new ArrayList<>(
            fields(WatchedCalls.NAMES)
                .filter(name -> !WatchedCalls.IDS.contains(name))
                .map(name -> within("requestParameters." + name, ours))
                .toList());
    fields(WatchedCalls.ANSWERS)
        .map(name -> within("responseElements." + name, ours))
        .forEach(places::add);
    return all(
        "source", WatchedCalls.NAMES.keySet().stream().sorted().toList(),
        "detail",
            all(
                "eventName", CHANGES,
                "eventCategory", List.of(absent(), anythingBut(List.of("Data"))),
                "$or", merged(places)));
  }

  private static Stream<String> fields(Map<String, List<String>> named) {
    return named.values().stream().flatMap(List::stream).distinct().sorted();
  }

  /// Joins alternatives that begin with the same field, which makes a pattern shorter; one alone is
  /// no alternative.
  private static List<Map<String, Object>> merged(List<Map<String, Object>> places) {
    Map<String, List<Object>> byField = new TreeMap<>();
    places.forEach(
        place ->
            place.forEach(
                (field, rest) -> byField.computeIfAbsent(field, _ -> new ArrayList<>()).add(rest)));
    return byField.entrySet().stream()
        .map(
            field ->
                all(
                    field.getKey(),
                    field.getValue().size() == 1
                        ? field.getValue().getFirst()
                        : Map.of("$or", field.getValue())))
        .toList();
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
                within("requestParameters.keyId", ours),
                within("requestParameters.targetKeyId", ours),
                within("requestParameters.uUID", mapped),
                within("requestParameters.uuid", mapped),
                within("resources.ARN", ours)));
    if (!table.contains(Names.PREFIX)) {
      List<Object> ledger = themselvesOrTheirArns(List.of(table));
      places.add(within("requestParameters.tableName", ledger));
      places.add(within("requestParameters.resourceArn", ledger));
    }
    return all(
        "source", any("aws.kms", "aws.lambda", "aws.dynamodb"),
        "detail", all("eventName", CHANGES, "$or", merged(places)));
  }

  private static List<Object> themselvesOrTheirArns(List<String> names) {
    return names.stream().flatMap(name -> Stream.<Object>of(name, suffix("/" + name))).toList();
  }
}
