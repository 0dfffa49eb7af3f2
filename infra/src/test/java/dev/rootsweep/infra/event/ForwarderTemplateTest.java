package dev.rootsweep.infra.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rootsweep.infra.Synthesized;
import dev.rootsweep.infra.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import software.amazon.event.ruler.Machine;
import software.amazon.event.ruler.MachineComplexityEvaluator;

class ForwarderTemplateTest {
  /// - source: CloudFormation User Guide, "Understand CloudFormation quotas"
  private static final int LARGEST_TEMPLATE = 51_200;

  /// More only after a request to AWS, by each account and Region.
  ///
  /// - source: EventBridge User Guide, "Quotas": event pattern size
  private static final int LONGEST_PATTERN = 2_048;

  /// AWS took a pattern of this complexity, and refused a greater one.
  ///
  /// - source: answers of PutRule that were published
  private static final int MOST_COMPLEX = 10;

  private final Template forwarder = Flow.ofHub().forwarder();

  @Test
  void standsByItself() {
    Set<String> parts = new TreeSet<>();
    forwarder.json().fieldNames().forEachRemaining(parts::add);

    assertEquals(Set.of("Description", "Resources"), parts);
    assertEquals(3, forwarder.resources("AWS::Events::Rule").size());
    assertEquals(3, forwarder.resources("AWS::IAM::Role").size());
    assertEquals(6, forwarder.json().path("Resources").size());
    assertTrue(forwarder.json().toString().length() < LARGEST_TEMPLATE);
  }

  @Test
  void silencesOneRuleWhereOneRoleIsLost() {
    Set<String> roles = new TreeSet<>();
    forwarder
        .properties("AWS::Events::Rule")
        .forEach(rule -> roles.add(rule.path("Targets").path(0).path("RoleArn").asText()));

    assertEquals(3, roles.size(), roles.toString());
  }

  @Test
  void refersToNothingButItsOwnRoleAndPseudoParameters() {
    Set<String> references =
        new TreeSet<>(forwarder.json().path("Resources").findValuesAsText("Ref"));

    assertEquals(Set.of("AWS::AccountId"), references);
  }

  @Test
  void givesItsRoleAPathAndNoName() {
    JsonNode role = forwarder.properties("AWS::IAM::Role").getFirst();

    assertEquals("/rootsweep/", role.path("Path").asText());
    assertTrue(role.path("RoleName").isMissingNode());
    assertEquals(
        List.of("arn:aws:events:us-east-1:222222222222:event-bus/rootsweep"),
        role.findValuesAsText("Resource"));
    assertEquals("events:PutEvents", role.findPath("PolicyDocument").findPath("Action").asText());
    assertEquals(
        "<AWS::AccountId>",
        role.path("AssumeRolePolicyDocument").findPath("aws:SourceAccount").asText());
  }

  @Test
  void isTheSameForTheAccountsThatNoStackSetReaches() {
    for (String stack :
        List.of(
            "rootsweep-hub-forwarder-us-east-1", "rootsweep-organization-forwarder-us-east-1")) {
      assertEquals(patterns(forwarder), patterns(Synthesized.hub().template(stack)));
    }
  }

  private static List<JsonNode> patterns(Template template) {
    return template.properties("AWS::Events::Rule").stream()
        .map(rule -> rule.path("EventPattern"))
        .toList();
  }

  /// The hub may come under a stack set that deploys by itself: it must find no name taken.
  @Test
  void sharesNoNameWithThem() {
    Set<String> names = new TreeSet<>(names(forwarder));
    names.retainAll(names(Synthesized.hub().template("rootsweep-hub-forwarder-us-east-1")));

    assertEquals(Set.of(), names);
    assertEquals(
        List.of(
            "rootsweep-forwarder-guard",
            "rootsweep-forwarder-own-resources",
            "rootsweep-forwarder-root-activity"),
        names(forwarder));
  }

  private static List<String> names(Template template) {
    return template.properties("AWS::Events::Rule").stream()
        .map(rule -> rule.path("Name").asText())
        .sorted()
        .toList();
  }

  @Test
  void matchesReadOnlyCallsToo() {
    for (JsonNode rule : forwarder.properties("AWS::Events::Rule")) {
      assertEquals("ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS", rule.path("State").asText());
    }
  }

  /// An input transformer cannot be used towards a bus of another account.
  @Test
  void changesNothingOfWhatItSends() {
    JsonNode target = forwarder.properties("AWS::Events::Rule").getFirst().path("Targets").path(0);
    Set<String> parts = new TreeSet<>();
    target.fieldNames().forEachRemaining(parts::add);

    assertEquals(Set.of("Arn", "Id", "RoleArn"), parts);
  }

  @Test
  void keepsEveryPatternShorterThanAwsTakes() {
    Map<String, String> patterns = patterns();

    assertTrue(patterns.size() >= 9, patterns.keySet().toString());
    patterns.forEach(
        (rule, pattern) -> assertTrue(pattern.length() < LONGEST_PATTERN, rule + pattern.length()));
  }

  @Test
  void keepsEveryPatternSimplerThanAwsTakes() {
    patterns()
        .forEach(
            (rule, pattern) -> assertTrue(complexity(pattern) <= MOST_COMPLEX, rule + pattern));
    assertTrue(complexity(tooComplex()) > MOST_COMPLEX, "nothing is measured");
  }

  private static String tooComplex() {
    return "{\"detail\":{\"name\":[{\"wildcard\":\"%s\"}]}}".formatted("*a".repeat(20));
  }

  private static int complexity(String pattern) {
    Machine machine = Machine.builder().build();
    try {
      machine.addRule("rule", pattern);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return machine.evaluateComplexity(new MachineComplexityEvaluator(MOST_COMPLEX + 1));
  }

  /// A reference is longer in the end: the id of a key or of a mapping.
  private static Map<String, String> patterns() {
    Map<String, String> patterns = new TreeMap<>();
    for (Synthesized one : List.of(Synthesized.hub(), Synthesized.single())) {
      one.templates()
          .forEach(
              (stack, template) ->
                  template
                      .properties("AWS::Events::Rule")
                      .forEach(
                          rule ->
                              patterns.put(
                                  stack + " " + rule.path("Name").asText() + " ",
                                  rule.path("EventPattern")
                                      .toString()
                                      .replaceAll("<[^>]*>", "x".repeat(36)))));
    }
    return patterns;
  }
}
