package dev.rootsweep.infra.deployment;

import software.amazon.awscdk.BootstraplessSynthesizer;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.StackProps;

/// An account and a Region that a stack goes to.
public record Place(String account, String region) {

  /// Tells whether functions start from snapshots there.
  public boolean hasSnapStart() {
    return Regions.haveSnapStart(region);
  }

  /// Describes a stack there.
  public StackProps stack(String description) {
    return described(description).build();
  }

  /// Describes a stack there that has no assets: the CDK needs no bootstrap for it, and deploys it
  /// with the rights of the person who deploys.
  public StackProps stackWithoutBootstrap(String description) {
    return described(description)
        .synthesizer(BootstraplessSynthesizer.Builder.create().build())
        .build();
  }

  private StackProps.Builder described(String description) {
    return StackProps.builder()
        .env(Environment.builder().account(account).region(region).build())
        .description(description);
  }
}
