package dev.rootsweep.infra.organization;

import dev.rootsweep.infra.deployment.Deployment;
import dev.rootsweep.infra.deployment.Names;
import dev.rootsweep.infra.forwarder.ForwarderTemplate;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnStackSet;
import software.amazon.awscdk.CfnStackSet.AutoDeploymentProperty;
import software.amazon.awscdk.CfnStackSet.DeploymentTargetsProperty;
import software.amazon.awscdk.CfnStackSet.OperationPreferencesProperty;
import software.amazon.awscdk.CfnStackSet.StackInstancesProperty;
import software.constructs.Construct;

/// The forwarder in every member account and each Region, in accounts to come too.
///
/// - source: CloudFormation User Guide, "StackSets concepts"; the management account is never among
///   them, and the hub account has a forwarder of its own
final class ForwarderStackSet extends Construct {
  ForwarderStackSet(Construct scope, String id, Deployment deployment, SetUp setUp) {
    super(scope, id);
    CfnStackSet stackSet =
        CfnStackSet.Builder.create(this, "StackSet")
            .stackSetName(Names.of("forwarder"))
            .description("Rootsweep: sends root activity of every account to the hub")
            .permissionModel("SERVICE_MANAGED")
            .callAs("SELF")
            .capabilities(List.of("CAPABILITY_IAM"))
            .autoDeployment(
                AutoDeploymentProperty.builder()
                    .enabled(true)
                    .retainStacksOnAccountRemoval(false)
                    .build())
            .managedExecution(Map.of("Active", true))
            .operationPreferences(preferences())
            .stackInstancesGroup(
                List.of(
                    StackInstancesProperty.builder()
                        .deploymentTargets(targets(deployment, setUp))
                        .regions(deployment.regions())
                        .build()))
            .templateBody(ForwarderTemplate.of(this, deployment))
            .build();
    if (!deployment.forwarderUnits().isEmpty()) {
      // Nothing of the stack set refers to the set-up then.
      stackSet.getNode().addDependency(setUp.resource());
    }
  }

  /// One account that refuses must not keep the others from being watched.
  private static OperationPreferencesProperty preferences() {
    return OperationPreferencesProperty.builder()
        .regionConcurrencyType("PARALLEL")
        .concurrencyMode("SOFT_FAILURE_TOLERANCE")
        .failureTolerancePercentage(100)
        .maxConcurrentPercentage(10)
        .build();
  }

  private static DeploymentTargetsProperty targets(Deployment deployment, SetUp setUp) {
    DeploymentTargetsProperty.Builder targets =
        DeploymentTargetsProperty.builder()
            .organizationalUnitIds(
                deployment.forwarderUnits().isEmpty()
                    ? List.of(setUp.rootId())
                    : deployment.forwarderUnits());
    return deployment.hubAccount().equals(deployment.managementAccount())
        ? targets.build()
        : targets
            .accountFilterType("DIFFERENCE")
            .accounts(List.of(deployment.hubAccount()))
            .build();
  }
}
