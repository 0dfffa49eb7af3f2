package dev.rootsweep.infra;

import java.util.Optional;

/// Those who call, as a policy of a resource sees them.
enum DoorCaller {
  /// Any role of the hub account whose own policies allow everything.
  ADMINISTRATOR("role/admin"),
  /// A role that only bears the operator's name.
  NAMESAKE("role/operator"),
  CHECK("role/rootsweep-check"),
  ROOT_ACTIVITY("role/rootsweep-root-activity"),
  SWEEP("role/rootsweep-sweep"),
  OPERATOR("role/soc/operator"),
  DEPLOYER("role/deployer"),
  CLOUDFORMATION("role/cdk-hnb659fds-cfn-exec-role-%s-us-east-1"),
  /// The roles with which EventBridge Scheduler sends the heartbeat and starts the sweep.
  HEARTBEAT_SCHEDULE("role/rootsweep-heartbeat-schedule"),
  SWEEP_SCHEDULE("role/rootsweep-sweep-schedule"),
  CHAT("role/aws-service-role/management.chatbot.amazonaws.com/AWSServiceRoleForAWSChatbot"),
  /// EventBridge, CloudWatch, SNS: a service has no principal ARN.
  SERVICE(""),
  /// A caller of which AWS says nothing.
  NOBODY("");

  private final String name;

  DoorCaller(String name) {
    this.name = name;
  }

  /// Returns what a request of this caller says for a condition key.
  Optional<String> key(String key, String account) {
    return switch (key) {
      case "aws:PrincipalArn" ->
          Optional.of(name)
              .filter(text -> !text.isEmpty())
              .map(text -> "arn:aws:iam::" + account + ":" + text.formatted(account));
      case "aws:PrincipalIsAWSService" ->
          this == NOBODY ? Optional.empty() : Optional.of(String.valueOf(this == SERVICE));
      case "aws:SecureTransport" -> Optional.of("true");
      default -> throw new AssertionError(key + " is not known here");
    };
  }
}
