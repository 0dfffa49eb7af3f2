package dev.rootsweep.core.settings;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which calls may change something of Rootsweep's own, and who is not root. Rules are made from
/// this list, and events are read by it: what one knows, the other knows.
public final class WatchedCalls {
  /// What the name of a call that changes something begins with: those of Lambda carry API dates.
  public static final List<String> VERBS =
      List.of(
          "Add",
          "Attach",
          "Cancel",
          "ContinueUpdateRollback",
          "CreateChangeSet",
          "CreateEventSourceMapping",
          "CreateFunctionUrlConfig",
          "CreatePolicyVersion",
          "CreateStackRefactor",
          "Delete",
          "Detach",
          "Disable",
          "Execute",
          "Purge",
          "Put",
          "Remove",
          "Retire",
          "Revoke",
          "Rollback",
          "Schedule",
          "Set",
          "StartMessageMoveTask",
          "Stop",
          "Subscribe",
          "Unsubscribe",
          "Update");

  /// Where the requests of each service, by the source of their events, name what they change; a
  /// dot leads into an object.
  public static final Map<String, List<String>> NAMES =
      Map.of(
          "aws.events", List.of("name", "rule", "eventBusName"),
          "aws.sqs", List.of("queueUrl", "queueName", "sourceArn"),
          "aws.lambda", List.of("functionName", "uUID", "uuid", "eventSourceArn"),
          "aws.dynamodb", List.of("tableName", "resourceArn"),
          "aws.sns", List.of("topicArn", "subscriptionArn", "resourceArn"),
          "aws.kms", List.of("keyId", "targetKeyId", "aliasName"),
          "aws.iam", List.of("roleName", "policyArn"),
          "aws.scheduler", List.of("name", "groupName"),
          "aws.monitoring", List.of("alarmName", "alarmNames", "muteTargets.alarmNames"),
          "aws.cloudformation", List.of("stackName", "stackSetName", "stackDefinitions.stackName"));

  /// Where answers name it, when a request need not: a change of an event source mapping names only
  /// its UUID.
  public static final Map<String, List<String>> ANSWERS =
      Map.of("aws.lambda", List.of("functionArn", "eventSourceArn"));

  /// The services whose records list what was changed under `resources`, when a request need not
  /// name it: a grant may be retired by a token.
  ///
  /// - source: AWS KMS Developer Guide, the log entry of RetireGrant
  public static final Set<String> LISTING = Set.of("aws.kms");

  /// Calls of CloudFormation that may name no stack: what they execute was made before, by one of
  /// `PLANS`.
  public static final Set<String> EXECUTIONS = Set.of("ExecuteChangeSet", "ExecuteStackRefactor");

  /// Calls of CloudFormation that prepare a change of a stack, or hand a role to one.
  public static final Set<String> PLANS =
      Set.of("CreateChangeSet", "CreateStack", "CreateStackRefactor", "UpdateStack");

  /// What the name of a change set begins with that says by itself which stack it changes.
  public static final String BY_ARN = "arn:";

  /// Those of the names that are ids, which say nothing of whose they are.
  public static final List<String> IDS = List.of("uUID", "uuid", "keyId", "targetKeyId");

  /// The types of `userIdentity` that are certainly not root.
  public static final List<String> OTHERS =
      List.of(
          "IAMUser",
          "AssumedRole",
          "Role",
          "FederatedUser",
          "Directory",
          "SAMLUser",
          "WebIdentityUser",
          "IdentityCenterUser",
          "AWSService");

  private WatchedCalls() {}
}
