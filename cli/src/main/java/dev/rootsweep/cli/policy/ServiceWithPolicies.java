package dev.rootsweep.cli.policy;

import dev.rootsweep.core.lockout.OwnedResource.Kind;

/// A service whose policies can lock people out, as AWS names it in an ARN.
public enum ServiceWithPolicies {
  S3(Kind.BUCKET),
  SQS(Kind.QUEUE);

  private final Kind kind;

  ServiceWithPolicies(Kind kind) {
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }
}
