package dev.rootsweep.core.policy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What AWS knows of a request beside caller, action and resource.
///
/// - shape: `values`, for each key that is present its values; `unknown`, the keys of which nobody
///   can tell; all others are absent. The names of keys are in small letters
/// - source: IAM User Guide, "The request context"
public record RequestContext(Map<String, List<String>> values, Set<String> unknown) {
  public RequestContext {
    values = Map.copyOf(values);
    unknown = Set.copyOf(unknown);
  }

  /// Returns a context of keys with one value each, however their names are written.
  public static RequestContext of(Map<String, String> values) {
    Map<String, List<String>> lists = new HashMap<>();
    values.forEach((key, value) -> lists.put(key.toLowerCase(Locale.ROOT), List.of(value)));
    return new RequestContext(lists, Set.of());
  }

  /// Returns the values of a key, given in small letters; none where it is absent or unknown.
  public List<String> values(String key) {
    return values.getOrDefault(key, List.of());
  }

  /// Tells whether it is known which values a key has, given in small letters.
  public boolean knows(String key) {
    return !unknown.contains(key);
  }

  /// Returns this with the keys of another beside its own; where both have one, that of the other.
  public RequestContext with(RequestContext other) {
    Map<String, List<String>> all = new HashMap<>(values);
    all.putAll(other.values);
    Set<String> open = new HashSet<>(unknown);
    open.addAll(other.unknown);
    return new RequestContext(all, open);
  }
}
