package dev.rootsweep.infra.forwarder;

import dev.rootsweep.infra.deployment.Deployment;
import dev.rootsweep.infra.deployment.Names;
import dev.rootsweep.infra.pattern.Patterns;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/// The forwarder of one account in one Region.
public final class ForwarderStack extends Stack {
  /// The name of the rule, the same everywhere.
  public static final String RULE = Names.of("forwarder");

  /// Makes the stack for an account that no stack set reaches.
  public ForwarderStack(
      Construct scope, String name, Deployment deployment, String account, String region) {
    this(
        scope,
        name,
        deployment,
        StackProps.builder()
            .env(Environment.builder().account(account).region(region).build())
            .description("Rootsweep: sends root activity in " + region + " to the hub")
            .build());
  }

  ForwarderStack(Construct scope, String name, Deployment deployment, StackProps props) {
    super(scope, name, props);
    new Forwarder(
        this,
        "Forwarder",
        RULE,
        Patterns.rootActivity(deployment.managementAccount()),
        deployment.busArn());
  }
}
