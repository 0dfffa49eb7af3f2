package dev.rootsweep.infra.organization;

import dev.rootsweep.infra.deployment.Deployment;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/// What is set up in the management account, in the Region where events of Organizations are.
public final class OrganizationStack extends Stack {
  /// Makes the stack.
  public OrganizationStack(
      Construct scope, String name, Deployment deployment, String zip, String qualifier) {
    super(
        scope,
        name,
        deployment
            .organization()
            .stack("Rootsweep: switches centralized root access on and listens"));
    new Organization(this, "Organization", deployment, zip, qualifier);
  }
}
