package dev.rootsweep.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.github.cdklabs.cdknag.NagPackProps;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;

class NagTest {
  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void leavesNothingUnexplainedInTheTopologyHub() throws Exception {
    assertEquals(
        List.of(),
        findings(
            Map.of(
                "chat",
                "slack:T0EXAMPLE/C0EXAMPLE",
                "pager",
                "https://pager.example.com",
                "deploymentRoles",
                "arn:aws:iam::111111111111:role/deployer,arn:aws:iam::222222222222:role/deployer",
                "operators",
                "arn:aws:iam::222222222222:role/operator")));
  }

  @Test
  void leavesNothingUnexplainedInTheTopologySingle() throws Exception {
    assertEquals(
        List.of(),
        findings(
            Map.of(
                "topology",
                "single",
                "hubAccount",
                "",
                "deploymentRoles",
                "arn:aws:iam::111111111111:role/deployer",
                "operators",
                "arn:aws:iam::111111111111:role/operator")));
  }

  /// Nothing but the rights of the person who deploys makes a forwarder's stack.
  @Test
  void warnsOfEachAccountInWhichNoDeployerIsNamed() throws Exception {
    List<String> findings =
        findings(
            Map.of(
                "deploymentRoles",
                "arn:aws:iam::222222222222:role/deployer",
                "operators",
                "arn:aws:iam::222222222222:role/operator"));

    assertEquals(1, findings.size(), findings.toString());
    assertTrue(findings.getFirst().startsWith("/rootsweep-organization: "), findings.toString());
    assertTrue(findings.getFirst().contains("of account 111111111111, in deploymentRoles"));
  }

  @Test
  void warnsWhereNoOperatorIsNamed() throws Exception {
    List<String> findings =
        findings(
            Map.of(
                "deploymentRoles",
                "arn:aws:iam::111111111111:role/deployer,arn:aws:iam::222222222222:role/deployer"));

    assertEquals(1, findings.size(), findings.toString());
    assertTrue(findings.getFirst().contains("can pause, approve"), findings.toString());
  }

  private static List<String> findings(Map<String, Object> more) throws IOException {
    App app = Synthesized.app(Synthesized.usualWith(more));
    Aspects.of(app).add(new AwsSolutionsChecks(NagPackProps.builder().reports(false).build()));
    Path folder = Path.of(app.synth().getDirectory());
    TreeSet<String> findings = new TreeSet<>();
    int seen = 0;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.metadata.json")) {
      for (Path file : files) {
        JSON.readTree(file.toFile())
            .properties()
            .forEach(
                construct ->
                    construct.getValue().forEach(one -> add(construct.getKey(), one, findings)));
        seen++;
      }
    }
    assertTrue(seen >= 4);
    return List.copyOf(findings);
  }

  private static void add(String construct, JsonNode entry, Set<String> findings) {
    String type = entry.path("type").asText();
    if (type.equals("aws:cdk:error") || type.equals("aws:cdk:warning")) {
      findings.add(construct + ": " + entry.path("data").asText());
    }
  }
}
