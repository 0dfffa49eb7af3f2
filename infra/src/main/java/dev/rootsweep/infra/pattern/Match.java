package dev.rootsweep.infra.pattern;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The words of an event pattern.
///
/// - source: EventBridge User Guide, "Comparison operators for use in event patterns"
final class Match {
  private Match() {}

  /// Matches a field that is one of these texts.
  static List<Object> any(String... texts) {
    return List.of((Object[]) texts);
  }

  static Map<String, Object> prefix(String text) {
    return Map.of("prefix", text);
  }

  static Map<String, Object> prefix(Map<String, Object> text) {
    return Map.of("prefix", text);
  }

  static Map<String, Object> suffix(String text) {
    return Map.of("suffix", text);
  }

  static Map<String, Object> wildcard(String text) {
    return Map.of("wildcard", text);
  }

  static Map<String, Object> anyCase(String text) {
    return Map.of("equals-ignore-case", text);
  }

  static Map<String, Object> anythingBut(List<String> texts) {
    return Map.of("anything-but", texts);
  }

  /// Matches a field that is not there.
  static Map<String, Object> absent() {
    return Map.of("exists", false);
  }

  /// Matches a field inside objects, whose names dots part.
  static Map<String, Object> within(String path, List<Object> matches) {
    Map<String, Object> inner = all(path.substring(path.lastIndexOf('.') + 1), matches);
    String outer = path;
    while (outer.contains(".")) {
      outer = outer.substring(0, outer.lastIndexOf('.'));
      inner = all(outer.substring(outer.lastIndexOf('.') + 1), inner);
    }
    return inner;
  }

  /// Matches an event whose fields all match.
  ///
  /// - shape: `fields` alternates names and what they match
  static Map<String, Object> all(Object... fields) {
    Map<String, Object> all = new LinkedHashMap<>();
    for (int i = 0; i < fields.length; i += 2) {
      all.put((String) fields[i], fields[i + 1]);
    }
    return all;
  }

  /// Matches what one of the alternatives matches.
  static Map<String, Object> either(List<Map<String, Object>> alternatives) {
    return Map.of("$or", alternatives);
  }
}
