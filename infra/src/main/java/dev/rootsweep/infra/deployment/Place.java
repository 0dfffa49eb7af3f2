package dev.rootsweep.infra.deployment;

import software.amazon.awscdk.Environment;
import software.amazon.awscdk.StackProps;

/// An account and a Region that a stack goes to.
public record Place(String account, String region) {

  /// Describes a stack there.
  public StackProps stack(String description) {
    return StackProps.builder()
        .env(Environment.builder().account(account).region(region).build())
        .description(description)
        .build();
  }
}
