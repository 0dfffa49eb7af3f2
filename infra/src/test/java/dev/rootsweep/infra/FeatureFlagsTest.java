package dev.rootsweep.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Every feature flag that the CDK's command line recommends is decided in cdk.json, and those that
/// differ are named here and in decision 0033.
class FeatureFlagsTest {
  private static final Path RECOMMENDED =
      Path.of("..", "node_modules/aws-cdk/lib/init-templates/.recommended-feature-flags.json");
  private static final Set<String> OURS =
      Set.of(
          "@aws-cdk/core:annotationsInValidationReport",
          "@aws-cdk/core:defaultCrossStackReferences",
          "@aws-cdk/core:enableAdditionalMetadataCollection");

  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void decidesEveryFlagThatIsRecommended() throws IOException {
    Needed.demand(Files.exists(RECOMMENDED), "no feature flags were compared: run npm ci");
    Map<String, JsonNode> recommended = flags(JSON.readTree(RECOMMENDED.toFile()));
    Map<String, JsonNode> decided =
        flags(JSON.readTree(Path.of("..", "cdk.json").toFile()).path("context"));

    assertEquals(recommended.keySet(), decided.keySet());
    Set<String> different = new TreeSet<>();
    decided.forEach(
        (flag, value) -> {
          if (!value.equals(recommended.get(flag))) {
            different.add(flag);
          }
        });
    assertEquals(new TreeSet<>(OURS), different);
  }

  private static Map<String, JsonNode> flags(JsonNode node) {
    Map<String, JsonNode> flags = new TreeMap<>();
    node.properties().forEach(flag -> flags.put(flag.getKey(), flag.getValue()));
    return flags;
  }
}
