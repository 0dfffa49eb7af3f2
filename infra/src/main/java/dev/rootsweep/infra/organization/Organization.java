package dev.rootsweep.infra.organization;

import dev.rootsweep.infra.deployment.Deployment;
import dev.rootsweep.infra.forwarder.Forwarder;
import dev.rootsweep.infra.pattern.Patterns;
import java.util.Optional;
import software.constructs.Construct;

/// What the management account does for the hub: it switches centralized root access on, tells of
/// changes of the organization, and puts a forwarder into every account.
public final class Organization extends Construct {
  private final Guardrails guardrails;

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
    this.guardrails = new Guardrails(this, "Guardrails", deployment, setUp, qualifier);
  }

  /// Returns the id of the policy that denies root users, where it was asked for.
  public Optional<String> denyRootPolicy() {
    return guardrails.denyRootPolicy();
  }
}
