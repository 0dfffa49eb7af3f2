package dev.rootsweep.localstack.deployed;

import java.util.Map;

/// A function as the template describes it, with every reference resolved by CloudFormation.
public record DeployedFunction(String handler, Map<String, String> environment) {
  public DeployedFunction {
    environment = Map.copyOf(environment);
  }
}
