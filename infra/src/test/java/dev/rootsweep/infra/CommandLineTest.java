package dev.rootsweep.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a user runs: the CDK's command line over cdk.json, the built app and the built zip, without
/// AWS credentials and with the CDK's own validation of templates; then cfn-lint.
///
/// Needs `npm ci`, and cfn-lint on the path. Without them it says so and skips, unless
/// `ROOTSWEEP_SYNTH=required`.
@Tag("zip")
class CommandLineTest {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final Path CDK = HOME.resolve("node_modules/.bin/cdk");

  @ParameterizedTest
  @ValueSource(strings = {"hub", "single"})
  void synthesizesEachTopologyWithoutAnyWarning(String topology) throws Exception {
    Needed.demand(
        Files.exists(CDK), "no template was synthesized by the CDK's command line: run npm ci");

    Ended ended = synth(topology, List.of());

    assertEquals(0, ended.code(), ended.said());
    assertFalse(ended.said().contains("WARNING"), ended.said());
    assertFalse(ended.said().contains("SLF4J"), ended.said());
    assertFalse(ended.said().contains("ERROR"), ended.said());
    assertTrue(templates(topology).size() >= 4, templates(topology).toString());
  }

  @Test
  void synthesizesNothingFromSettingsThatCannotBeUsed() throws Exception {
    Needed.demand(Files.exists(CDK), "no refusal was seen: run npm ci");

    Ended ended =
        synth("wrong", List.of("-c", "email=nobody", "-c", "mode=wild", "-c", "colour=red"));

    assertNotEquals(0, ended.code());
    assertTrue(ended.said().contains("- email: 'nobody' is not an e-mail address"), ended.said());
    assertTrue(ended.said().contains("- mode: 'wild' is not a choice"), ended.said());
    assertTrue(ended.said().contains("- 'colour' is no setting"), ended.said());
    assertFalse(ended.said().contains("Exception"), ended.said());
    assertEquals(List.of(), templates("wrong"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"hub", "single"})
  void pleasesTheLinter(String topology) throws Exception {
    Needed.demand(Files.exists(CDK), "no template was linted: run npm ci");
    Needed.demand(hasLinter(), "no template was linted: pip install cfn-lint");
    synth(topology, List.of());
    List<String> command = new ArrayList<>(List.of("cfn-lint", "--non-zero-exit-code", "warning"));
    templates(topology).forEach(template -> command.add(template.toString()));
    command.add(stackSetBody(topology).toString());

    Ended ended = run(command);

    assertEquals(0, ended.code(), ended.said());
  }

  /// The template inside a template is one too.
  private static Path stackSetBody(String topology) throws IOException {
    for (Path template : templates(topology)) {
      JsonNode bodies = new JsonMapper().readTree(template.toFile()).findPath("TemplateBody");
      if (bodies.isTextual()) {
        return Files.writeString(output(topology).resolve("forwarder.json"), bodies.textValue());
      }
    }
    throw new AssertionError("no stack set in " + topology);
  }

  private static Ended synth(String topology, List<String> more) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(CDK.toString(), "synth", "--quiet", "--output", output(topology).toString()));
    Map<String, String> settings =
        Map.ofEntries(
            Map.entry("topology", topology.equals("wrong") ? "hub" : topology),
            Map.entry("organizationId", "o-abcde12345"),
            Map.entry("managementAccount", Synthesized.MANAGEMENT),
            Map.entry("hubAccount", topology.equals("single") ? "" : Synthesized.HUB),
            Map.entry("email", "security@example.com"),
            Map.entry("pager", "https://pager.example.com/rootsweep"),
            Map.entry("chat", "slack:T0EXAMPLE/C0EXAMPLE"),
            Map.entry("denyRoot", "true"),
            Map.entry("protectForwarders", "true"),
            Map.entry("deploymentRoles", deployers(topology)),
            Map.entry("operators", "arn:aws:iam::%s:role/operator".formatted(hub(topology))));
    settings.forEach((key, text) -> command.addAll(List.of("-c", key + "=" + text)));
    command.addAll(more);
    return run(command);
  }

  private static String hub(String topology) {
    return topology.equals("single") ? Synthesized.MANAGEMENT : Synthesized.HUB;
  }

  private static String deployers(String topology) {
    return Stream.of(Synthesized.MANAGEMENT, Synthesized.HUB)
        .filter(account -> !topology.equals("single") || account.equals(Synthesized.MANAGEMENT))
        .map(account -> "arn:aws:iam::" + account + ":role/deployer")
        .collect(Collectors.joining(","));
  }

  private static Path output(String topology) throws IOException {
    return Files.createDirectories(Path.of("target", "synth"))
        .resolve("command-" + topology)
        .toAbsolutePath();
  }

  private static List<Path> templates(String topology) throws IOException {
    if (!Files.isDirectory(output(topology))) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(output(topology))) {
      return files.filter(file -> file.toString().endsWith(".template.json")).sorted().toList();
    }
  }

  private static boolean hasLinter() {
    try {
      return run(List.of("cfn-lint", "--version")).code() == 0;
    } catch (IOException | InterruptedException e) {
      return false;
    }
  }

  private record Ended(int code, String said) {}

  private static Ended run(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(HOME.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    builder.environment().put("AWS_EC2_METADATA_DISABLED", "true");
    builder.environment().put("CI", "true");
    builder.environment().remove("CDK_VALIDATION");
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), said);
  }
}
