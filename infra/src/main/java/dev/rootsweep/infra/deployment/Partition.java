package dev.rootsweep.infra.deployment;

import java.util.List;

/// A partition of AWS, and the Regions in it that matter here.
///
/// - source: CloudTrail User Guide, "AWS Management Console sign-in events"
public enum Partition {
  AWS("aws", "us-east-1"),
  AWS_US_GOV("aws-us-gov", "us-gov-west-1"),
  AWS_CN("aws-cn", "cn-northwest-1");

  private final String id;
  private final String home;

  Partition(String id, String home) {
    this.id = id;
    this.home = home;
  }

  /// Returns the name that ARNs begin with.
  public String id() {
    return id;
  }

  /// Returns the Region where events of Organizations and IAM are.
  public String home() {
    return home;
  }

  /// Returns the Regions where root sign-ins are recorded.
  public List<String> signIn() {
    return switch (this) {
      case AWS -> List.of("us-east-1", "us-east-2", "us-west-2");
      case AWS_US_GOV -> List.of("us-gov-west-1", "us-gov-east-1");
      case AWS_CN -> List.of("cn-north-1", "cn-northwest-1");
    };
  }

  /// Returns the partition that a Region is in.
  public static Partition of(String region) {
    if (region.startsWith("us-gov-")) {
      return AWS_US_GOV;
    }
    return region.startsWith("cn-") ? AWS_CN : AWS;
  }
}
