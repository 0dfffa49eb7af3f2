package dev.rootsweep.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Settings that may be left out go with each other, in both topologies: eight deployments hold
/// each pair of seven settings in all four ways, and one more has all of them. With the system
/// property `rootsweep.combinations` set to `all`, every one of the 128 is synthesized.
class CombinationsTest {
  /// An orthogonal array: among any two columns each pair of values stands twice.
  private static final List<String> PAIRS =
      List.of(
          "0000000", "0001111", "0110011", "0111100", "1010101", "1011010", "1100110", "1101001",
          "1111111");

  private static final List<String> TOPOLOGIES = List.of("hub", "single");

  /// CloudFormation takes a template of so many bytes, and so many resources.
  private static final int MOST_BYTES = 1_000_000;

  private static final int MOST_RESOURCES = 500;

  static Stream<Map<String, Object>> deployments() {
    return TOPOLOGIES.stream()
        .flatMap(topology -> choices().stream().map(choice -> settings(topology, choice)));
  }

  private static List<String> choices() {
    if (!System.getProperty("rootsweep.combinations", "").equals("all")) {
      return PAIRS;
    }
    List<String> all = new ArrayList<>();
    for (int number = 0; number < 128; number++) {
      all.add(String.format("%7s", Integer.toBinaryString(number)).replace(' ', '0'));
    }
    return all;
  }

  private static Map<String, Object> settings(String topology, String choice) {
    String hub = topology.equals("single") ? Synthesized.MANAGEMENT : Synthesized.HUB;
    List<Map<String, String>> optional =
        List.of(
            Map.of("pager", "ssm:/rootsweep/pager", "runbookUrl", "https://wiki.example.com/r"),
            Map.of(
                "chat",
                "teams:11111111-2222-4333-8444-555555555555/11111111-2222-4333-8444-555555555555/19%3Aexample%40thread.tacv2"),
            Map.of("denyRoot", "true", "mode", "enforce"),
            Map.of(
                "protectForwarders",
                "true",
                "deploymentRoles",
                "arn:aws:iam::" + hub + ":role/deployer"),
            Map.of("operators", "arn:aws:iam::" + hub + ":role/operator"),
            Map.of("forwarderUnits", "ou-exam-workload1", "regions", "eu-central-1,eu-west-1"),
            Map.of(
                "ledgerTable",
                "rootsweep-ledger",
                "ledgerKey",
                "arn:aws:kms:us-east-1:%s:key/11111111-2222-4333-8444-555555555555"
                    .formatted(hub)));
    Map<String, Object> settings = new HashMap<>();
    if (topology.equals("single")) {
      settings.putAll(Map.of("topology", "single", "hubAccount", ""));
    }
    for (int number = 0; number < optional.size(); number++) {
      if (choice.charAt(number) == '1') {
        settings.putAll(optional.get(number));
      }
    }
    return settings;
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void synthesizes(Map<String, Object> settings) {
    Map<String, Template> templates = Synthesized.with(settings).templates();

    assertEquals(
        settings.containsKey("ledgerTable"),
        templates.keySet().stream().noneMatch(name -> name.endsWith("-ledger")),
        templates.keySet()::toString);
    templates.forEach(
        (name, template) -> {
          assertTrue(template.json().path("Resources").size() <= MOST_RESOURCES, name);
          assertTrue(template.json().toString().length() < MOST_BYTES, name);
        });
  }
}
