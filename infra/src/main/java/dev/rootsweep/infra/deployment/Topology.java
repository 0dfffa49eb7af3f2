package dev.rootsweep.infra.deployment;

/// Where the parts of Rootsweep run.
public enum Topology {
  /// In a security account of their own, which is the delegated administrator for IAM.
  HUB,

  /// All in the management account, for small organizations and trials.
  SINGLE
}
