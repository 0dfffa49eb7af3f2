package dev.rootsweep.sandbox.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/// Reads the parameters of a request, as flat names and texts.
public final class Form {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Form() {}

  /// The parameters of a Query request, from its body and its URI.
  public static Map<String, String> query(Request request) {
    Map<String, String> parameters = new TreeMap<>();
    String body = new String(request.body(), StandardCharsets.UTF_8);
    Arrays.stream((request.query() + "&" + body).split("&"))
        .filter(pair -> !pair.isEmpty())
        .map(pair -> pair.split("=", 2))
        .forEach(pair -> parameters.put(decoded(pair[0]), pair.length < 2 ? "" : decoded(pair[1])));
    return parameters;
  }

  /// The members of a JSON request; the operations of the sandbox take no nested ones.
  public static Map<String, String> json(Request request) {
    Map<String, String> parameters = new TreeMap<>();
    String body = new String(request.body(), StandardCharsets.UTF_8);
    try {
      JsonNode root = JSON.readTree(body.isEmpty() ? "{}" : body);
      root.properties().forEach(field -> parameters.put(field.getKey(), text(field.getValue())));
    } catch (JsonProcessingException _) {
      throw new Refusal(400, "SerializationException", "The request body is not JSON.");
    }
    return parameters;
  }

  private static String text(JsonNode node) {
    return node.isValueNode() ? node.asText() : node.toString();
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
