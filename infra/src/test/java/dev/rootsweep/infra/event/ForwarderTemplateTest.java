package dev.rootsweep.infra.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rootsweep.infra.Synthesized;
import dev.rootsweep.infra.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ForwarderTemplateTest {
  /// - source: CloudFormation User Guide, "Understand CloudFormation quotas"
  private static final int LARGEST_TEMPLATE = 51_200;

  /// More only after a request to AWS, by each account and Region.
  ///
  /// - source: EventBridge User Guide, "Quotas": event pattern size
  private static final int LONGEST_PATTERN = 2_048;

  private final Template forwarder = Flow.ofHub().forwarder();

  @Test
  void standsByItself() {
    Set<String> parts = new TreeSet<>();
    forwarder.json().fieldNames().forEachRemaining(parts::add);

    assertEquals(Set.of("Description", "Resources"), parts);
    assertEquals(3, forwarder.resources("AWS::Events::Rule").size());
    assertEquals(1, forwarder.resources("AWS::IAM::Role").size());
    assertEquals(4, forwarder.json().path("Resources").size());
    assertTrue(forwarder.json().toString().length() < LARGEST_TEMPLATE);
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
    List<String> long_ = new ArrayList<>();
    for (Synthesized one : List.of(Synthesized.hub(), Synthesized.single())) {
      for (Map.Entry<String, Template> stack : one.templates().entrySet()) {
        for (JsonNode rule : stack.getValue().properties("AWS::Events::Rule")) {
          // A reference is longer in the end: the id of a key or of a mapping.
          String pattern =
              rule.path("EventPattern").toString().replaceAll("<[^>]*>", "x".repeat(36));
          if (pattern.length() >= LONGEST_PATTERN) {
            long_.add(stack.getKey() + " " + rule.path("Name") + " " + pattern.length());
          }
        }
      }
    }

    assertEquals(List.of(), long_);
  }
}
