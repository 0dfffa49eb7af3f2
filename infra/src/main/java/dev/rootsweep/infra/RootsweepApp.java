package dev.rootsweep.infra;

import dev.rootsweep.infra.deployment.Deployment;
import dev.rootsweep.infra.deployment.DeploymentReader;
import dev.rootsweep.infra.deployment.InvalidDeployment;
import dev.rootsweep.infra.deployment.Names;
import dev.rootsweep.infra.forwarder.ForwarderStack;
import dev.rootsweep.infra.hub.HubStack;
import dev.rootsweep.infra.organization.OrganizationStack;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.App;
import software.amazon.awscdk.DefaultStackSynthesizer;
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
    String qualifier =
        Objects.requireNonNullElse(
            (String) scope.getNode().tryGetContext(QUALIFIER),
            DefaultStackSynthesizer.DEFAULT_QUALIFIER);
    switch (deployment.topology()) {
      case HUB -> {
        String hub = Names.of("hub");
        String organization = Names.of("organization");
        new HubStack(scope, hub, deployment, zip, qualifier);
        new OrganizationStack(scope, organization, deployment, zip);
        forward(scope, hub, deployment, deployment.hubAccount());
        forward(scope, organization, deployment, deployment.managementAccount());
      }
      case SINGLE -> {
        new SingleStack(scope, Names.PREFIX, deployment, zip, qualifier);
        forward(scope, Names.PREFIX, deployment, deployment.managementAccount());
      }
    }
  }

  /// No stack set reaches the management account, and the hub is to be watched from its first day.
  private static void forward(
      Construct scope, String owner, Deployment deployment, String account) {
    for (String region : deployment.regions()) {
      new ForwarderStack(scope, owner + "-forwarder-" + region, deployment, account, region);
    }
  }
}
