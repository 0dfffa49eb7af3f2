package dev.rootsweep.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrganizationTemplateTest {
  private static final String STACK_SET = "AWS::CloudFormation::StackSet";
  private static final String POLICY = "AWS::Organizations::Policy";
  private static final Map<String, Object> PROTECTING =
      Map.of(
          "protectForwarders", "true",
          "deploymentRoles", "arn:aws:iam::222222222222:role/deployer");
  private static final Template ORGANIZATION = Synthesized.hub().template("rootsweep-organization");

  /// An alarm reaches no topic of another Region.
  @ParameterizedTest
  @CsvSource({
    "us-east-1, arn:<AWS::Partition>:sns:us-east-1:222222222222:rootsweep-alarms",
    "eu-central-1, ''"
  })
  void soundsInTheHubWhereTheSetUpFails(String hubRegion, String topic) {
    Synthesized deployment = Synthesized.with(Map.of("hubRegion", hubRegion));
    JsonNode alarm =
        deployment
            .template("rootsweep-organization")
            .one("AWS::CloudWatch::Alarm", "AlarmName", "rootsweep-set-up-errors");

    assertEquals(topic, String.join("", Template.texts(alarm.path("AlarmActions"))));
    assertEquals("Errors", alarm.path("MetricName").asText());
    assertTrue(
        deployment.template("rootsweep-hub").properties("AWS::SNS::TopicPolicy").stream()
            .anyMatch(
                policy ->
                    policy
                        .toString()
                        .contains("\"aws:SourceAccount\":[\"222222222222\",\"111111111111\"]")));
  }

  /// As many roles as the settings take.
  ///
  /// - source: AWS Organizations User Guide, "Quotas and service limits": 10,240 characters
  @Test
  void keepsThePolicyOfTheForwardersWithinWhatOrganizationsTakes() {
    String role = "arn:aws:iam::222222222222:role/deployer-of-the-security-account-";
    String roles =
        IntStream.range(0, 2_400 / (role.length() + 3))
            .mapToObj(n -> role + (10 + n))
            .collect(Collectors.joining(","));
    Template template =
        Synthesized.with(Map.of("protectForwarders", "true", "deploymentRoles", roles))
            .template("rootsweep-organization");

    assertTrue(roles.length() > 2_300, () -> roles.length() + " characters of roles");
    for (JsonNode policy : template.properties(POLICY)) {
      int length = policy.path("Content").toString().length();
      assertTrue(length < 10_240, () -> policy.path("Name") + ": " + length);
    }
  }

  @Test
  void setsTheOrganizationUpBeforeAnythingIsDeployedToIt() {
    JsonNode setUp = ORGANIZATION.properties("Custom::RootsweepOrganization").getFirst();

    assertEquals(Synthesized.HUB, setUp.path("HubAccount").asText());
    assertTrue(setUp.path("Version").asText().length() >= 32, "an upgrade would not set up again");
    assertTrue(
        stackSet(ORGANIZATION)
            .path("StackInstancesGroup")
            .path(0)
            .path("DeploymentTargets")
            .path("OrganizationalUnitIds")
            .path(0)
            .asText()
            .endsWith(".RootId>"));
  }

  @Test
  void waitsForTheSetUpWhereUnitsAreNamed() {
    Template template =
        Synthesized.with(Map.of("forwarderUnits", "ou-abcd-12345678"))
            .template("rootsweep-organization");
    JsonNode stackSet = template.resources(STACK_SET).values().iterator().next();

    assertEquals(
        Set.copyOf(template.resources("Custom::RootsweepOrganization").keySet()),
        Set.copyOf(Template.texts(stackSet.path("DependsOn"))));
    assertEquals(
        List.of("ou-abcd-12345678"),
        Template.texts(
            stackSet(template)
                .path("StackInstancesGroup")
                .path(0)
                .path("DeploymentTargets")
                .path("OrganizationalUnitIds")));
  }

  @Test
  void putsAForwarderIntoEveryAccountThatIsAndComes() {
    JsonNode stackSet = stackSet(ORGANIZATION);
    JsonNode preferences = stackSet.path("OperationPreferences");

    assertEquals("SERVICE_MANAGED", stackSet.path("PermissionModel").asText());
    assertTrue(stackSet.path("AutoDeployment").path("Enabled").asBoolean());
    assertTrue(stackSet.path("ManagedExecution").path("Active").asBoolean());
    assertEquals("PARALLEL", preferences.path("RegionConcurrencyType").asText());
    assertEquals("SOFT_FAILURE_TOLERANCE", preferences.path("ConcurrencyMode").asText());
    assertEquals(100, preferences.path("FailureTolerancePercentage").asInt());
    assertEquals(10, preferences.path("MaxConcurrentPercentage").asInt());
    assertEquals(
        List.of("us-east-1", "us-east-2", "us-west-2"),
        Template.texts(stackSet.path("StackInstancesGroup").path(0).path("Regions")));
  }

  @Test
  void leavesTheHubToItsOwnForwarders() {
    JsonNode targets =
        stackSet(ORGANIZATION).path("StackInstancesGroup").path(0).path("DeploymentTargets");

    assertEquals("DIFFERENCE", targets.path("AccountFilterType").asText());
    assertEquals(List.of(Synthesized.HUB), Template.texts(targets.path("Accounts")));
    assertTrue(
        Synthesized.hub()
            .templates()
            .keySet()
            .containsAll(
                Set.of(
                    "rootsweep-hub-forwarder-us-east-1",
                    "rootsweep-hub-forwarder-us-east-2",
                    "rootsweep-hub-forwarder-us-west-2",
                    "rootsweep-organization-forwarder-us-east-1",
                    "rootsweep-organization-forwarder-us-east-2",
                    "rootsweep-organization-forwarder-us-west-2")));
  }

  @Test
  void reachesEveryMemberInTheTopologySingle() {
    Template single = Synthesized.single().template("rootsweep");

    assertTrue(
        stackSet(single)
            .path("StackInstancesGroup")
            .path(0)
            .path("DeploymentTargets")
            .path("AccountFilterType")
            .isMissingNode());
    assertEquals(
        Set.of(
            "rootsweep",
            "rootsweep-ledger",
            "rootsweep-forwarder-us-east-1",
            "rootsweep-forwarder-us-east-2",
            "rootsweep-forwarder-us-west-2"),
        Synthesized.single().templates().keySet());
  }

  @Test
  void makesNoPolicyUnlessItIsAsked() {
    assertEquals(0, ORGANIZATION.resources(POLICY).size());
  }

  @Test
  void sparesRootSessionsWhereItDeniesRootUsers() {
    JsonNode statement = statements(Map.of("denyRoot", "true"), "rootsweep-deny-root").path(0);

    assertEquals("Deny", statement.path("Effect").asText());
    assertEquals("*", statement.path("Action").asText());
    assertEquals(
        "arn:<AWS::Partition>:iam::*:root",
        statement.path("Condition").path("ArnLike").path("aws:PrincipalArn").asText());
    assertEquals("true", statement.path("Condition").path("Null").path("aws:AssumedRoot").asText());
  }

  @Test
  void letsOnlyStackSetsAndDeployersChangeForwarders() {
    JsonNode statements = statements(PROTECTING, "rootsweep-protect-forwarders");
    Set<String> resources = new TreeSet<>();
    for (JsonNode statement : statements) {
      assertEquals("Deny", statement.path("Effect").asText());
      assertFalse(Template.texts(statement.path("Action")).contains("*"));
      resources.addAll(Template.texts(statement.path("Resource")));
    }

    assertEquals(
        Set.of(
            "arn:<AWS::Partition>:cloudformation:*:*:stack/StackSet-rootsweep-forwarder-*",
            "arn:<AWS::Partition>:cloudformation:*:*:stack/rootsweep-*forwarder-*",
            "arn:<AWS::Partition>:events:*:*:rule/rootsweep-forwarder-*",
            "arn:<AWS::Partition>:events:*:*:rule/rootsweep-local-forwarder-*",
            "arn:<AWS::Partition>:iam::*:role/rootsweep/*",
            "arn:<AWS::Partition>:iam::*:role/stacksets-exec-*"),
        resources);
  }

  /// In a member account anybody who may make roles could make one of the CDK's names.
  @Test
  void trustsExactlyTheRolesWhoseChangesRaiseNoAlert() {
    List<String> trusted = new ArrayList<>();
    trusted.add("arn:<AWS::Partition>:iam::*:role/stacksets-exec-*");
    trusted.addAll(
        List.of(
            Synthesized.with(PROTECTING)
                .template("rootsweep-hub")
                .one("AWS::Lambda::Function", "FunctionName", "rootsweep-root-activity")
                .path("Environment")
                .path("Variables")
                .path("ROOTSWEEP_DEPLOYMENT_ROLES")
                .asText()
                .split(",")));

    assertTrue(trusted.contains("arn:aws:iam::222222222222:role/deployer"));
    for (JsonNode statement : statements(PROTECTING, "rootsweep-protect-forwarders")) {
      JsonNode spared = statement.path("Condition").path("ArnNotLike").path("aws:PrincipalArn");
      boolean forAll = statement.path("Sid").asText().equals("ProtectStackSetsRoles");
      assertEquals(forAll ? List.of() : trusted, Template.texts(spared));
    }
  }

  /// - source: Organizations User Guide, "Quotas and service limits": service control policies
  @Test
  void keepsThePolicyShortEnough() {
    assertTrue(statements(PROTECTING, "rootsweep-protect-forwarders").toString().length() < 5_000);
  }

  @Test
  void watchesItsOwnPolicyInTheTopologySingle() {
    Template template =
        Synthesized.with(Map.of("topology", "single", "hubAccount", "", "denyRoot", "true"))
            .template("rootsweep");
    String policy = template.resources(POLICY).keySet().iterator().next();

    assertTrue(
        template
            .one("AWS::Lambda::Function", "FunctionName", "rootsweep-root-activity")
            .path("Environment")
            .path("Variables")
            .path("ROOTSWEEP_DENY_ROOT_POLICY")
            .asText()
            .contains(policy));
  }

  @Test
  void makesItsPoliciesOneAfterTheOther() {
    Template template =
        Synthesized.with(with(PROTECTING, "denyRoot", "true")).template("rootsweep-organization");

    assertEquals(
        1,
        template.resources(POLICY).values().stream()
            .filter(policy -> policy.has("DependsOn"))
            .count());
  }

  private static Map<String, Object> with(Map<String, Object> some, String key, String text) {
    Map<String, Object> all = new HashMap<>(some);
    all.put(key, text);
    return all;
  }

  private static JsonNode statements(Map<String, Object> asked, String name) {
    return Synthesized.with(asked)
        .template("rootsweep-organization")
        .one(POLICY, "Name", name)
        .path("Content")
        .path("Statement");
  }

  private static JsonNode stackSet(Template template) {
    return template.properties(STACK_SET).getFirst();
  }
}
