package dev.rootsweep.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rootsweep.sandbox.AnyCall.Outcome;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The differences between a captured answer and the sandbox's.
///
/// Compared are code, status where captured, the whole text, and every field of the output, save:
/// secrets, the list flag that the CLI drops, and AWS's prose about a policy. Times may differ by a
/// second, because the capture tells when the client asked, not when the server answered.
final class Comparison {

  private static final Duration TOLERANCE = Duration.ofSeconds(1);
  private static final Set<String> LEFT_OUT =
      Set.of("IsTruncated", "AccessKeyId", "SecretAccessKey", "SessionToken", "Content");

  private final List<String> differences = new ArrayList<>();

  private Comparison() {}

  static List<String> of(Observation captured, Outcome answered) {
    Comparison comparison = new Comparison();
    comparison.same("code", captured.code(), answered.code());
    captured
        .status()
        .ifPresent(status -> comparison.same("status", "" + status, "" + answered.status()));
    comparison.text(captured.message(), answered.message());
    comparison.same("reason", captured.reason(), answered.reason());
    comparison.node("output", captured.output(), readable(captured, answered.output()));
    return comparison.differences;
  }

  private void same(String what, String captured, String answered) {
    if (!captured.equals(answered)) {
      differences.add(what + ": captured " + captured + ", answered " + answered);
    }
  }

  /// Compares texts in which `<...>` stands for what the capture's authors took out.
  private void text(String captured, String answered) {
    String pattern =
        Arrays.stream(captured.split("<[a-z-]+>", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".+"));
    if (!Pattern.matches(pattern, answered)) {
      same("message", captured, answered);
    }
  }

  private void node(String path, JsonNode captured, JsonNode answered) {
    if (captured.isObject() && answered.isObject()) {
      Set<String> names = new TreeSet<>();
      captured.fieldNames().forEachRemaining(names::add);
      answered.fieldNames().forEachRemaining(names::add);
      names.removeAll(LEFT_OUT);
      names.forEach(name -> node(path + "." + name, captured.path(name), answered.path(name)));
    } else if (!path.endsWith(".Policy.Description") && !sameValue(captured, answered)) {
      same(path, captured.toString(), answered.toString());
    }
  }

  private static boolean sameValue(JsonNode captured, JsonNode answered) {
    if (captured.isArray() && captured.isEmpty()) {
      return answered.isEmpty();
    }
    if (captured.equals(answered)) {
      return true;
    }
    return time(captured)
        .flatMap(one -> time(answered).map(other -> Duration.between(one, other).abs()))
        .filter(apart -> apart.compareTo(TOLERANCE) <= 0)
        .isPresent();
  }

  private static Optional<Instant> time(JsonNode node) {
    try {
      return Optional.of(OffsetDateTime.parse(node.asText()).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /// What the CLI and the capture's authors made of two outputs.
  private static JsonNode readable(Observation captured, JsonNode output) {
    if (output.path("PolicyVersion") instanceof ObjectNode version) {
      String text = version.path("Document").asText();
      version.set("Document", parsed(URLDecoder.decode(text, StandardCharsets.UTF_8)));
    }
    if (captured.output().has("RootRow") && output instanceof ObjectNode report) {
      report.set("RootRow", row(report.path("Content").asText()));
    }
    return output;
  }

  private static JsonNode parsed(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (JsonProcessingException failure) {
      throw new AssertionError(json, failure);
    }
  }

  private static ObjectNode row(String csv) {
    List<String> lines = csv.lines().toList();
    String[] names = lines.get(0).split(",", -1);
    String[] values = lines.get(1).split(",", -1);
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    for (int column = 0; column < names.length; column++) {
      row.put(names[column], values[column]);
    }
    return row;
  }
}
