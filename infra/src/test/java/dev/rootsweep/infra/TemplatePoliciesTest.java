package dev.rootsweep.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rootsweep.aws.policy.PolicyReader;
import dev.rootsweep.core.lockout.Lockout;
import dev.rootsweep.core.lockout.LockoutRules;
import dev.rootsweep.core.lockout.OwnedResource;
import dev.rootsweep.core.lockout.OwnedResource.Kind;
import dev.rootsweep.core.model.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// No policy of our own locks the owner of a queue out.
class TemplatePoliciesTest {
  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
  private static final Map<String, String> PSEUDO_PARAMETERS =
      Map.of(
          "<AWS::Partition>", "aws",
          "<AWS::Region>", "us-east-1",
          "<AWS::AccountId>", Synthesized.HUB,
          "<AWS::URLSuffix>", "amazonaws.com");

  static Stream<Synthesized> deployments() {
    return Stream.of(
        Synthesized.hub(),
        Synthesized.single(),
        Synthesized.with(Map.of("chat", "slack:T0EXAMPLE/C0EXAMPLE")));
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void letAnyAdministratorChangeThem(Synthesized deployment) {
    List<JsonNode> policies =
        deployment.templates().values().stream()
            .flatMap(template -> template.properties("AWS::SQS::QueuePolicy").stream())
            .map(properties -> properties.path("PolicyDocument"))
            .toList();

    assertFalse(policies.isEmpty());
    for (JsonNode policy : policies) {
      assertEquals("fine", judged(policy).verdict(), policy::toPrettyString);
    }
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void hasNoBucketWhosePolicyCouldLock(Synthesized deployment) {
    deployment
        .templates()
        .values()
        .forEach(template -> assertEquals(List.of(), template.properties("AWS::S3::BucketPolicy")));
  }

  private static Lockout judged(JsonNode policy) {
    String arn = deployed(policy.path("Statement").path(0).path("Resource").asText());
    AccountId owner = new AccountId(arn.split(":", -1)[4]);
    return LockoutRules.judge(
        PolicyReader.read(deployed(policy.toString())),
        new OwnedResource(Kind.QUEUE, arn, owner, Optional.of("o-abcde12345")),
        NOW);
  }

  /// Writes names in place of references, as CloudFormation does.
  private static String deployed(String text) {
    String named = text.replaceAll("<(\\w+)\\.Arn>", "arn:aws:sqs:us-east-1:222222222222:$1");
    for (Map.Entry<String, String> parameter : PSEUDO_PARAMETERS.entrySet()) {
      named = named.replace(parameter.getKey(), parameter.getValue());
    }
    return named;
  }
}
