package dev.rootsweep.infra.forwarder;

import dev.rootsweep.infra.deployment.Deployment;
import dev.rootsweep.infra.deployment.Place;
import dev.rootsweep.infra.pattern.OwnResources;
import dev.rootsweep.infra.pattern.Patterns;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/// The forwarder of one account in one Region.
public final class ForwarderStack extends Stack {
  /// What the names of the rules begin with that a stack set puts into member accounts.
  public static final String MEMBER = "forwarder";

  /// What the others' begin with: a stack set that comes to such an account later finds no name
  /// taken.
  public static final String LOCAL = "local-forwarder";

  /// Makes the stack for an account that no stack set reaches.
  public ForwarderStack(Construct scope, String name, Deployment deployment, Place place) {
    this(
        scope,
        name,
        deployment,
        LOCAL,
        place.stackWithoutBootstrap(
            "Rootsweep: sends root activity in " + place.region() + " to the hub"));
  }

  ForwarderStack(
      Construct scope, String name, Deployment deployment, String rules, StackProps props) {
    super(scope, name, props);
    new Forwarder(this, "Forwarder", deployment.busArn())
        .sending(
            "RootActivity",
            rules + "-root-activity",
            Patterns.rootActivity(deployment.managementAccount()))
        .sending(
            "Guard",
            rules + "-guard",
            Patterns.guard(deployment.managementAccount(), deployment.hubAccount()))
        .sending("OwnResources", rules + "-own-resources", OwnResources.named());
  }
}
