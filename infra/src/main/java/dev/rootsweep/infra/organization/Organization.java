package dev.rootsweep.infra.organization;

import dev.rootsweep.infra.deployment.Deployment;
import dev.rootsweep.infra.forwarder.Forwarder;
import dev.rootsweep.infra.pattern.Patterns;
import software.constructs.Construct;

/// What the management account does for the hub: it switches centralized root access on, tells of
/// changes of the organization, and puts a forwarder into every account.
public final class Organization extends Construct {
  /// Makes it.
  ///
  /// - shape: `zip` is the path of what `functions` builds; `qualifier` that of the CDK's bootstrap
  public Organization(
      Construct scope, String id, Deployment deployment, String zip, String qualifier) {
    super(scope, id);
    SetUp setUp = new SetUp(this, "SetUp", deployment, zip);
    new Forwarder(this, "Membership", deployment.busArn())
        .sending("Rule", "organization", Patterns.membership(deployment.managementAccount()));
    new ForwarderStackSet(this, "Forwarders", deployment, setUp);
    new Guardrails(this, "Guardrails", deployment, setUp, qualifier);
  }
}
