package dev.rootsweep.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One captured AWS answer, and what was asked.
///
/// - `number`: its place in the file, from 0
/// - `status`: the HTTP status, where it was captured
/// - `node`: all of it, for what only some captures have
record Observation(
    String file,
    int number,
    String title,
    String service,
    String operation,
    JsonNode input,
    Instant at,
    String code,
    Optional<Integer> status,
    String message,
    String reason,
    JsonNode output,
    JsonNode node) {

  private static final String REASON = "\n\nAdditional error details:\nReason: ";

  static List<Observation> read(Path directory, String file) throws IOException {
    JsonNode all = new ObjectMapper().readTree(directory.resolve(file + ".json").toFile());
    List<Observation> observations = new ArrayList<>();
    for (JsonNode node : all.path("observations")) {
      observations.add(of(file, observations.size(), node));
    }
    return observations;
  }

  String id() {
    return file + "/" + number;
  }

  private static Observation of(String file, int number, JsonNode node) {
    // The CLI puts its own words before AWS's, and the reason after them.
    String said = node.path("message").asText().replaceFirst("^.* operation: ", "");
    int reason = said.indexOf(REASON);
    return new Observation(
        file,
        number,
        node.path("case").asText(),
        node.path("service").asText(),
        node.path("operation").asText().replace("-", ""),
        node.path("input"),
        OffsetDateTime.parse(node.path("observed_at").asText()).toInstant(),
        node.path("code").asText(),
        Optional.of(node.path("http_status")).filter(JsonNode::isInt).map(JsonNode::asInt),
        reason < 0 ? said : said.substring(0, reason),
        reason < 0 ? "" : said.substring(reason + REASON.length()),
        node.has("output") ? node.path("output") : JsonNodeFactory.instance.objectNode(),
        node);
  }
}
