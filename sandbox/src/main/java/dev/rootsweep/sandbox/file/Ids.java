package dev.rootsweep.sandbox.file;

import java.util.HashMap;
import java.util.Map;

/// The ids of one kind, each of which may be given once.
final class Ids {

  private final Map<String, Place> first = new HashMap<>();

  /// Takes an id; says so when it was given before. An empty id, which is wrong anyway, is passed
  /// over.
  void take(Place place, String field, String id) {
    if (id.isEmpty()) {
      return;
    }
    Place before = first.putIfAbsent(id, place);
    if (before != null) {
      place.wrong(field, "given before, at " + before);
    }
  }

  /// Says so when nobody has that id.
  void demand(Place place, String field, String id) {
    if (!id.isEmpty() && !first.containsKey(id)) {
      place.wrong(field, "names nothing that this file describes");
    }
  }

  boolean has(String id) {
    return first.containsKey(id);
  }
}
