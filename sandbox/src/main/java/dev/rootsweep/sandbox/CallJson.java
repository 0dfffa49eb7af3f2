package dev.rootsweep.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A call as one line of JSON.
final class CallJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private CallJson() {}

  static String write(Call call) {
    ObjectNode line = Json.object();
    line.put("number", call.number());
    line.put("service", call.service());
    line.put("operation", call.operation());
    call.account().ifPresent(account -> line.put("account", account));
    line.put("accessKeyId", call.accessKeyId());
    ObjectNode parameters = line.putObject("parameters");
    new TreeMap<>(call.parameters()).forEach(parameters::put);
    line.put("status", call.status());
    call.errorCode().ifPresent(code -> line.put("errorCode", code));
    call.mishap().ifPresent(mishap -> line.put("mishap", mishap.name()));
    line.put("arrived", call.arrived());
    line.put("answered", call.answered());
    return line.toString();
  }

  static Call read(String text) {
    JsonNode line = parsed(text);
    Map<String, String> parameters = new TreeMap<>();
    line.path("parameters")
        .properties()
        .forEach(field -> parameters.put(field.getKey(), field.getValue().asText()));
    return new Call(
        line.path("number").asLong(),
        line.path("service").asText(),
        line.path("operation").asText(),
        text(line, "account"),
        line.path("accessKeyId").asText(),
        parameters,
        line.path("status").asInt(),
        text(line, "errorCode"),
        text(line, "mishap").map(Mishap::valueOf),
        line.path("arrived").asLong(),
        line.path("answered").asLong());
  }

  private static Optional<String> text(JsonNode line, String name) {
    return Optional.ofNullable(line.get(name)).map(JsonNode::asText);
  }

  private static JsonNode parsed(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException failure) {
      throw new IllegalStateException("not a line of a record of calls", failure);
    }
  }
}
