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

  /// - source: EventBridge User Guide, "Quotas": event pattern size
  private static final int LONGEST_PATTERN = 4_096;

  private final Template forwarder = Flow.ofHub().forwarder();

  @Test
  void standsByItself() {
    Set<String> parts = new TreeSet<>();
    forwarder.json().fieldNames().forEachRemaining(parts::add);

    assertEquals(Set.of("Description", "Resources"), parts);
    assertEquals(1, forwarder.resources("AWS::Events::Rule").size());
    assertEquals(1, forwarder.resources("AWS::IAM::Role").size());
    assertEquals(2, forwarder.json().path("Resources").size());
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
    JsonNode sent = forwarder.properties("AWS::Events::Rule").getFirst();
    for (String stack :
        List.of(
            "rootsweep-hub-forwarder-us-east-1", "rootsweep-organization-forwarder-us-east-1")) {
      JsonNode rule = Synthesized.hub().template(stack).properties("AWS::Events::Rule").getFirst();

      assertEquals(sent.path("EventPattern"), rule.path("EventPattern"));
      assertEquals(sent.path("State"), rule.path("State"));
    }
  }

  @Test
  void matchesReadOnlyCallsToo() {
    assertEquals(
        "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS",
        forwarder.properties("AWS::Events::Rule").getFirst().path("State").asText());
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
