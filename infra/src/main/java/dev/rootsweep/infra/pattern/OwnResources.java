package dev.rootsweep.infra.pattern;

import static dev.rootsweep.infra.pattern.Match.absent;
import static dev.rootsweep.infra.pattern.Match.all;
import static dev.rootsweep.infra.pattern.Match.any;
import static dev.rootsweep.infra.pattern.Match.anythingBut;
import static dev.rootsweep.infra.pattern.Match.either;
import static dev.rootsweep.infra.pattern.Match.prefix;
import static dev.rootsweep.infra.pattern.Match.wildcard;

import dev.rootsweep.core.settings.WatchedCalls;
import dev.rootsweep.infra.deployment.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Which changes of Rootsweep's own resources are wanted.
public final class OwnResources {
  private static final List<Object> CHANGES =
      WatchedCalls.VERBS.stream().<Object>map(Match::prefix).toList();

  private OwnResources() {}

  /// Matches changes of what bears our name.
  static Map<String, Object> named() {
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
                "eventCategory", List.of(absent(), anythingBut("Data")),
                "requestParameters", either(places)));
  }

  /// Matches changes of keys and event source mappings, whose names are ids.
  ///
  /// - shape: `ids` may be tokens of the CDK; a key is named by its id or by an ARN that ends with
  ///   it
  public static Map<String, Object> identified(List<String> keys, List<String> mappings) {
    List<Object> ours = new ArrayList<>(keys);
    keys.forEach(key -> ours.add(wildcard("*/" + key)));
    List<Object> mapped = new ArrayList<>(mappings);
    return either(
        List.of(
            all(
                "source", any("aws.kms"),
                "detail",
                    all(
                        "eventName",
                        CHANGES,
                        "requestParameters",
                        either(List.of(all("keyId", ours), all("targetKeyId", ours))))),
            all(
                "source", any("aws.lambda"),
                "detail",
                    all(
                        "eventName", List.of(prefix("Update"), prefix("Delete")),
                        "requestParameters",
                            either(List.of(all("uUID", mapped), all("uuid", mapped)))))));
  }
}
