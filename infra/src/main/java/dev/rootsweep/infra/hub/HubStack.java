package dev.rootsweep.infra.hub;

import dev.rootsweep.infra.deployment.Deployment;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/// The hub in an account of its own.
public final class HubStack extends Stack {
  /// Makes the stack.
  ///
  /// - shape: `zip` is the path of what `functions` builds; `qualifier` that of the CDK's bootstrap
  public HubStack(
      Construct scope,
      String name,
      Deployment deployment,
      Ledger ledger,
      String zip,
      String qualifier) {
    super(
        scope,
        name,
        StackProps.builder()
            .env(
                Environment.builder()
                    .account(deployment.hubAccount())
                    .region(deployment.hubRegion())
                    .build())
            .description("Rootsweep: checks accounts and tells people")
            .build());
    new Hub(this, "Hub", deployment, ledger, zip, qualifier);
  }
}
