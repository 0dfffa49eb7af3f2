package dev.rootsweep.infra.deployment;

import java.util.List;

/// A partition of AWS, and the Regions in it that matter here.
///
/// - source: CloudTrail User Guide, "AWS Management Console sign-in events"
public enum Partition {
  AWS("aws", "us-east-1"),
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
      case AWS_CN -> List.of("cn-north-1", "cn-northwest-1");
    };
  }

  /// Returns the partition that a Region is in.
  public static Partition of(String region) {
    return region.startsWith("cn-") ? AWS_CN : AWS;
  }

  static List<Partition> all() {
    return List.of(values());
  }

  /// Tells whether Lambda sends traces to X-Ray.
  ///
  /// - source: Getting Started with Amazon Web Services in China, "Amazon Lambda"
  public boolean hasTracing() {
    return this == AWS;
  }

  /// Tells whether Amazon Q Developer in chat applications is there.
  public boolean hasChat() {
    return this == AWS;
  }
}
