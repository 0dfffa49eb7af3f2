package dev.rootsweep.infra;

import dev.rootsweep.infra.deployment.Deployment;
import dev.rootsweep.infra.deployment.DeploymentReader;
import dev.rootsweep.infra.deployment.InvalidDeployment;
import dev.rootsweep.infra.deployment.Names;
import dev.rootsweep.infra.deployment.Place;
import dev.rootsweep.infra.forwarder.ForwarderStack;
import dev.rootsweep.infra.hub.HubStack;
import dev.rootsweep.infra.hub.Ledger;
import dev.rootsweep.infra.hub.LedgerStack;
import dev.rootsweep.infra.organization.OrganizationStack;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.App;
import software.amazon.awscdk.DefaultStackSynthesizer;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/// The CDK app: reads what is to be deployed from the context, and lays out the stacks.
public final class RootsweepApp {
  static final String ZIP = "functions/target/rootsweep-functions.zip";
  private static final String QUALIFIER = "@aws-cdk/core:bootstrapQualifier";

  private RootsweepApp() {}

  /// Synthesizes every stack, or says on standard error what is wrong and exits with 2.
  public static void main(String[] arguments) {
    App app = new App();
    try {
      lay(app, DeploymentReader.of(context(app)), ZIP);
    } catch (InvalidDeployment invalid) {
      System.err.println("rootsweep: " + invalid.getMessage());
      System.exit(2);
    }
    app.synth();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, ?> context(App app) {
    return (Map<String, ?>) app.getNode().getAllContext();
  }

  /// Lays out the stacks of a deployment.
  static void lay(Construct scope, Deployment deployment, String zip) {
    // The ledger's stack cannot go while the hub's uses its key.
    scope.getNode().setContext("@aws-cdk/core:defaultCrossStackReferences", "strong");
    String qualifier =
        Objects.requireNonNullElse(
            (String) scope.getNode().tryGetContext(QUALIFIER),
            DefaultStackSynthesizer.DEFAULT_QUALIFIER);
    switch (deployment.topology()) {
      case HUB -> {
        String hub = Names.of("hub");
        String organization = Names.of("organization");
        Ledger ledger = ledger(scope, hub, deployment);
        Stack stack = new HubStack(scope, hub, deployment, ledger, zip, qualifier);
        warnOfOpenDoors(stack, deployment);
        forward(scope, stack, deployment, deployment.hubAccount());
        Stack other = new OrganizationStack(scope, organization, deployment, zip, qualifier);
        forward(scope, other, deployment, deployment.managementAccount());
      }
      case SINGLE -> {
        Ledger ledger = ledger(scope, Names.PREFIX, deployment);
        Stack stack = new SingleStack(scope, Names.PREFIX, deployment, ledger, zip, qualifier);
        warnOfOpenDoors(stack, deployment);
        forward(scope, stack, deployment, deployment.managementAccount());
      }
    }
  }

  private static void warnOfOpenDoors(Stack hub, Deployment deployment) {
    if (deployment.operators().isEmpty()) {
      Annotations.of(hub)
          .addWarningV2(
              "rootsweep:operators",
              "Every role of account %s whose own policies allow it can pause, approve, and send"
                      .formatted(deployment.hubAccount())
                  + " messages and alerts: name in operators the exact ARNs of those that should");
    }
  }

  private static Ledger ledger(Construct scope, String owner, Deployment deployment) {
    return switch (deployment.ledger()) {
      case Deployment.Ledger.Made() ->
          new LedgerStack(scope, owner + "-ledger", deployment).ledger();
      case Deployment.Ledger.Adopted(String table, String keyArn) -> Ledger.adopted(table, keyArn);
    };
  }

  /// No stack set reaches the management account, and the hub is to be watched from its first day.
  /// They come after what they send to, as far as it is in their own account: the CDK deploys what
  /// a stack depends on along with it.
  private static void forward(Construct scope, Stack owner, Deployment deployment, String account) {
    for (String region : deployment.regions()) {
      new ForwarderStack(
              scope,
              owner.getStackName() + "-forwarder-" + region,
              deployment,
              new Place(account, region))
          .addStackDependency(owner);
    }
    if (!deployment.hasDeployerIn(account)) {
      Annotations.of(owner)
          .addWarningV2(
              "rootsweep:deploymentRoles",
              "The stacks %s-forwarder-* are deployed with the role that you run cdk deploy with. Name"
                      .formatted(owner.getStackName())
                  + " its exact ARN, of account %s, in deploymentRoles: else each of their deployments raises OWN_RESOURCE_CHANGED"
                      .formatted(account));
    }
  }
}
