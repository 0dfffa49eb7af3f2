package dev.rootsweep.aws.event;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rootsweep.aws.json.StrictMapper;

/// JSON from outside: duplicate keys, trailing text and nesting deeper than 100 are errors.
final class StrictJson {
  private static final JsonMapper MAPPER = StrictMapper.upTo(100);

  private StrictJson() {}

  /// Reads a text.
  ///
  /// - errors: `Malformed` with a reason that quotes at most a field name, made fit to be shown
  static JsonNode read(String text) {
    try {
      JsonNode root = MAPPER.readTree(text);
      if (root == null || !root.isObject()) {
        throw new Malformed("not a JSON object");
      }
      return root;
    } catch (JacksonException e) {
      throw new Malformed("not acceptable JSON: " + e.getOriginalMessage());
    }
  }
}
