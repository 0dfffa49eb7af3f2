package dev.rootsweep.core.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.text.Wildcard;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchTest {
  /// A setting of own resources, what a record names, and whether that is ours.
  @ParameterizedTest
  @CsvSource({
    // A key by its ARN, named by id or by ARN, and the other way round.
    "arn:aws:kms:us-east-1:222222222222:key/cafe, cafe, true",
    "arn:aws:kms:us-east-1:222222222222:key/cafe, arn:aws:kms:us-east-1:222222222222:key/cafe,"
        + " true",
    "arn:aws:kms:us-east-1:222222222222:key/cafe, beef, false",
    "cafe, arn:aws:kms:us-east-1:222222222222:key/cafe, true",
    // An alias is named with its prefix, alone or in an ARN.
    "alias/rootsweep-ledger, alias/rootsweep-ledger, true",
    "alias/rootsweep-ledger, arn:aws:kms:us-east-1:222222222222:alias/rootsweep-ledger, true",
    "alias/rootsweep-ledger, rootsweep-ledger, false",
    // Other ARNs, and what calls name.
    "arn:aws:sqs:us-east-1:222222222222:hub-checks, hub-checks, true",
    "arn:aws:events:us-east-1:222222222222:rule/hub/activity, activity, true",
    "arn:aws:lambda:us-east-1:222222222222:function:hub-check:live, hub-check, true",
    "arn:aws:lambda:us-east-1:222222222222:function:hub-check:live, live, false",
    "arn:aws:sqs:us-east-1:222222222222:*, anything, false",
    // Capitals are no difference.
    "rootsweep*, Rootsweep-Hub-heartbeat-missing, true",
    "Rootsweep*, rootsweep-check, true",
    "rootsweep*, my-rootsweep, false"
  })
  void knowsOwnResourcesHoweverTheyAreNamed(String setting, String named, boolean ours) {
    Watch watch = new Watch(List.of(), List.of(), List.of(new Wildcard(setting)), "");

    assertEquals(ours, watch.isOwnResource(named));
  }

  @Test
  void takesNoOtherNameForADeploymentRole() {
    Watch watch =
        new Watch(List.of(), List.of("arn:aws:iam::222222222222:role/ci/deploy"), List.of(), "");

    assertTrue(watch.mayDeploy("arn:aws:iam::222222222222:role/ci/deploy"));
    assertTrue(watch.mayDeploy("arn:aws:iam::222222222222:role/deploy"));
    Stream.of(
            "arn:aws:iam::222222222222:role/deploy2",
            "arn:aws:iam::222222222222:role/Deploy",
            "arn:aws:iam::333333333333:role/deploy",
            "arn:aws:iam::222222222222:role/")
        .forEach(role -> assertFalse(watch.mayDeploy(role), role));
  }

  @ParameterizedTest
  @CsvSource({
    "p-denyroot1, true",
    "arn:aws:organizations::111111111111:policy/o-1/service_control_policy/p-denyroot1, true",
    "arn:aws:organizations::111111111111:policy/o-1/service_control_policy/p-denyroot12, false",
    "p-denyroot12, false",
    "service_control_policy, false"
  })
  void knowsThePolicyThatDeniesRootByIdAndByArn(String policy, boolean guards) {
    assertEquals(
        guards, new Watch(List.of(), List.of(), List.of(), "p-denyroot1").guardsRoot(policy));
    assertFalse(new Watch(List.of(), List.of(), List.of(), "").guardsRoot(policy));
  }

  @Test
  void knowsTheTypeOfThePolicyThatDeniesRoot() {
    Watch watch = new Watch(List.of(), List.of(), List.of(), "p-denyroot1");

    assertTrue(watch.deniesRootBy("SERVICE_CONTROL_POLICY"));
    assertFalse(watch.deniesRootBy("TAG_POLICY"));
    assertFalse(
        new Watch(List.of(), List.of(), List.of(), "").deniesRootBy("SERVICE_CONTROL_POLICY"));
  }
}
