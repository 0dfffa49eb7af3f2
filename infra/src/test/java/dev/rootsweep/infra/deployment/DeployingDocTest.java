package dev.rootsweep.infra.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rootsweep.core.text.Wildcard;
import dev.rootsweep.infra.Synthesized;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// docs/deploying.md describes what there is.
class DeployingDocTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Path DOC = Path.of("..", "docs", "deploying.md");
  private static final Pattern EXAMPLE = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);

  @Test
  void describesEverySetting() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (Key key : Key.values()) {
      rows.append(
          "| `%s` | %s | %s |\n"
              .formatted(
                  key.key(),
                  key.preset()
                      .map(text -> text.isEmpty() ? "none" : "`" + text + "`")
                      .orElse("must be given"),
                  key.meaning()));
    }

    assertTrue(Files.readString(DOC).contains(rows), rows.toString());
  }

  @Test
  void givesAnExampleOfEachTopologyThatCanBeDeployed() throws IOException {
    List<Topology> topologies = new ArrayList<>();
    Matcher examples = EXAMPLE.matcher(Files.readString(DOC));
    while (examples.find()) {
      JsonNode example = JSON.readTree(examples.group(1));
      Map<String, Object> context =
          JSON.convertValue(example.path("context"), new TypeReference<>() {});
      topologies.add(DeploymentReader.of(context).topology());
      JsonNode ours = JSON.readTree(Path.of("..", "cdk.json").toFile());
      assertEquals(ours.path("app"), example.path("app"));
    }

    assertEquals(List.of(Topology.HUB, Topology.SINGLE), topologies);
  }

  @Test
  void namesEveryAlarm() throws IOException {
    List<Wildcard> named =
        Pattern.compile("`(rootsweep-[a-z*-]+)`")
            .matcher(
                Files.readString(DOC).split("## When an alarm sounds", 2)[1].split("\n## ", 2)[0])
            .results()
            .map(found -> new Wildcard(found.group(1)))
            .toList();

    for (JsonNode alarm :
        Synthesized.with(
                Map.of("pager", "https://pager.example.com", "chat", "slack:T0EXAMPLE/C0EXAMPLE"))
            .template("rootsweep-hub")
            .properties("AWS::CloudWatch::Alarm")) {
      String name = alarm.path("AlarmName").asText();
      assertTrue(named.stream().anyMatch(one -> one.matches(name)), name);
    }
  }
}
