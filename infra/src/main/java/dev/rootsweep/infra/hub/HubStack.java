package dev.rootsweep.infra.hub;

import dev.rootsweep.infra.deployment.Deployment;
import software.amazon.awscdk.Stack;
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
    super(scope, name, deployment.hub().stack("Rootsweep: checks accounts and tells people"));
    new Hub(this, "Hub", deployment, ledger, zip, qualifier);
  }
}
