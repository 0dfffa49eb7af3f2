package dev.rootsweep.infra;

import dev.rootsweep.infra.deployment.Deployment;
import dev.rootsweep.infra.hub.Hub;
import dev.rootsweep.infra.hub.Ledger;
import dev.rootsweep.infra.organization.Organization;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/// Hub and organization together in the management account.
final class SingleStack extends Stack {
  SingleStack(
      Construct scope,
      String name,
      Deployment deployment,
      Ledger ledger,
      String zip,
      String qualifier) {
    super(scope, name, deployment.hub().stack("Rootsweep, all of it in the management account"));
    Organization organization = new Organization(this, "Organization", deployment, zip, qualifier);
    new Hub(
        this,
        "Hub",
        organization.denyRootPolicy().map(deployment::guardedBy).orElse(deployment),
        ledger,
        zip,
        qualifier);
  }
}
