package dev.rootsweep.core.lockout;

import dev.rootsweep.core.policy.Glob;
import dev.rootsweep.core.policy.RequestContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What is the same in every call by the owner's principals: their account, its organization, the
/// Region. Where nobody said what it is, there is a world for each value that the policy names, and
/// one for any other.
///
/// - source: IAM User Guide, "AWS global condition context keys"
final class Worlds {
  private static final int MOST = 64;
  private static final String REGION = "aws:requestedregion";
  private static final List<String> ORGANIZATION =
      List.of("aws:principalorgid", "aws:resourceorgid");
  private static final List<String> PATHS =
      List.of("aws:principalorgpaths", "aws:resourceorgpaths");

  private final Mentions mentions;
  private final OwnedResource resource;
  private boolean whole = true;

  private Worlds(Mentions mentions, OwnedResource resource) {
    this.mentions = mentions;
    this.resource = resource;
  }

  /// What was found; `whole` where no world is missing; `untold`, the keys in which they differ.
  record Found(List<RequestContext> worlds, boolean whole, Set<String> untold) {}

  static Found of(List<Denial> denials, OwnedResource resource) {
    Map<String, String> fixed =
        Map.of(
            "aws:principalaccount", resource.account().value(),
            "aws:resourceaccount", resource.account().value(),
            "s3:resourceaccount", resource.account().value(),
            "aws:principalisawsservice", "false");
    RequestContext known = RequestContext.of(fixed);
    Mentions mentions = new Mentions(denials, List.of(known));
    Worlds worlds = new Worlds(mentions, resource);
    List<RequestContext> all = worlds.all(known);
    return new Found(
        all.stream().limit(MOST).toList(), worlds.whole && all.size() <= MOST, worlds.untold(all));
  }

  private List<RequestContext> all(RequestContext known) {
    List<RequestContext> all = new ArrayList<>();
    for (String organization : organizations()) {
      for (RequestContext paths : paths(organization)) {
        for (String region : regions()) {
          all.add(
              known
                  .with(paths)
                  .with(one(ORGANIZATION, organization))
                  .with(one(List.of(REGION), region)));
        }
      }
    }
    Set<String> unknown = new HashSet<>(mentions.keys());
    unknown.removeIf(key -> KeyKind.of(key) != KeyKind.UNKNOWN);
    RequestContext doubtful = new RequestContext(Map.of(), unknown);
    return all.stream().map(world -> world.with(doubtful)).toList();
  }

  private static RequestContext one(List<String> keys, String value) {
    Map<String, String> values = new HashMap<>();
    if (!value.isEmpty()) {
      keys.forEach(key -> values.put(key, value));
    }
    return RequestContext.of(values);
  }

  /// The ids that the organization can have; an empty text is none.
  private Set<String> organizations() {
    if (resource.organization().isPresent()) {
      return Set.of(resource.organization().get());
    }
    Set<String> ids = new LinkedHashSet<>(List.of(""));
    for (String key : ORGANIZATION) {
      ids.addAll(values(key, "o-*"));
    }
    PATHS.stream().filter(mentions::has).forEach(key -> addPathIds(key, ids));
    return ids;
  }

  private void addPathIds(String key, Set<String> ids) {
    values(key, "o-*/*").forEach(path -> ids.add(path.substring(0, path.indexOf('/'))));
  }

  private Set<String> values(String key, String domain) {
    if (!mentions.has(key)) {
      return Set.of();
    }
    Glob glob = Glob.of(domain);
    Samples.Found found =
        mentions.samples(key, List.of(glob), value -> glob.matches(value) && Names.isPlain(value));
    whole &= found.whole();
    Set<String> values = new LinkedHashSet<>();
    found.samples().forEach(sample -> values.add(sample.value()));
    return values;
  }

  private List<RequestContext> paths(String organization) {
    List<RequestContext> all = List.of(RequestContext.of(Map.of()));
    for (String key : PATHS) {
      if (mentions.has(key) && !organization.isEmpty()) {
        List<RequestContext> longer = new ArrayList<>();
        for (String path : values(key, organization + "/*")) {
          all.forEach(one -> longer.add(one.with(one(List.of(key), path))));
        }
        all = longer;
      }
    }
    return all;
  }

  private Set<String> regions() {
    if (resource.region().isPresent()) {
      return Set.of(resource.region().get());
    }
    return mentions.has(REGION) ? values(REGION, "*") : Set.of("");
  }

  private Set<String> untold(List<RequestContext> all) {
    Set<String> keys = new HashSet<>(mentions.keys());
    keys.removeIf(
        key ->
            KeyKind.of(key) != KeyKind.UNTOLD
                || all.stream().map(world -> world.values(key)).distinct().count() < 2);
    return keys;
  }
}
