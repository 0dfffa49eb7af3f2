package dev.rootsweep.infra.function;

import dev.rootsweep.infra.deployment.Deployment;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.Aws;

/// What functions may do. docs/privileges.md lists it all, function by function.
public final class Privileges {
  private static final List<String> EVERYTHING = List.of("*");

  /// The tasks of a root session.
  ///
  /// - source: IAM User Guide, "Perform a privileged task on a member account"
  public enum Task {
    AUDIT("IAMAuditRootUserCredentials"),
    DELETE("IAMDeleteRootUserCredentials");

    private final String policy;

    Task(String policy) {
      this.policy = policy;
    }
  }

  private Privileges() {}

  static Privilege logs(String logGroupArn) {
    return Privilege.wide(
        List.of(logGroupArn),
        "the streams of its own log group, which have no names of ours",
        "Log",
        "logs:CreateLogStream",
        "logs:PutLogEvents");
  }

  static Privilege traces() {
    return Privilege.wide(
        EVERYTHING,
        "X-Ray knows no resources",
        "Trace",
        "xray:PutTelemetryRecords",
        "xray:PutTraceSegments");
  }

  /// Opens root sessions in any account, for these tasks alone.
  public static Privilege assumeRoot(List<Task> tasks) {
    return Privilege.wide(
            List.of("arn:" + Aws.PARTITION + ":iam::*:root"),
            "the root user of any member account, those to come too",
            "OpenRootSessions",
            "sts:AssumeRoot")
        .when("StringEquals", "sts:TaskPolicyArn", tasks.stream().map(Privileges::arn).toList());
  }

  private static String arn(Task task) {
    return "arn:" + Aws.PARTITION + ":iam::aws:policy/root-task/" + task.policy;
  }

  /// Lists the accounts of the organization.
  public static Privilege listAccounts() {
    return Privilege.wide(
        EVERYTHING,
        "listing accounts knows no resources",
        "ListAccounts",
        "organizations:ListAccounts");
  }

  /// Reads which account manages the organization.
  public static Privilege describeOrganization() {
    return Privilege.wide(
        EVERYTHING,
        "reading the organization knows no resources",
        "DescribeOrganization",
        "organizations:DescribeOrganization");
  }

  /// Reads whether root sessions can be opened at all.
  public static Privilege listFeatures() {
    return Privilege.wide(
        EVERYTHING,
        "listing the features knows no resources",
        "ListFeatures",
        "iam:ListOrganizationsFeatures");
  }

  /// Lists the accounts and the units of a unit.
  public static Privilege listUnits() {
    return Privilege.wide(
        EVERYTHING,
        "any unit of the organization, those to come too",
        "ListUnits",
        "organizations:ListAccountsForParent",
        "organizations:ListOrganizationalUnitsForParent",
        "organizations:ListRoots");
  }

  /// Reads what is known of an account and where it is.
  public static Privilege describeAccounts(Deployment deployment) {
    return Privilege.wide(
        Stream.of("account", "ou").map(kind -> ofOrganization(deployment, kind)).toList(),
        "any account and unit of the organization, those to come too",
        "DescribeAccounts",
        "organizations:DescribeAccount",
        "organizations:DescribeOrganizationalUnit",
        "organizations:ListParents");
  }

  /// Reads the tags of an account, which an exemption may name.
  public static Privilege readTags(Deployment deployment) {
    return Privilege.wide(
        List.of(ofOrganization(deployment, "account")),
        "any account of the organization, those to come too",
        "ReadTags",
        "organizations:ListTagsForResource");
  }

  private static String ofOrganization(Deployment deployment, String kind) {
    return "arn:%s:organizations::%s:%s/%s/*"
        .formatted(
            Aws.PARTITION, deployment.managementAccount(), kind, deployment.organizationId());
  }

  /// Lets Lambda take messages from a queue on the function's behalf.
  public static Privilege consume(String queueArn) {
    return Privilege.on(
        List.of(queueArn),
        "TakeMessages",
        "sqs:ChangeMessageVisibility",
        "sqs:DeleteMessage",
        "sqs:GetQueueAttributes",
        "sqs:ReceiveMessage");
  }

  /// Reads dead letters, and moves them back.
  public static Privilege redrive(List<String> deadLetterArns) {
    return Privilege.on(
        deadLetterArns,
        "TakeDeadLetters",
        "sqs:CancelMessageMoveTask",
        "sqs:DeleteMessage",
        "sqs:GetQueueAttributes",
        "sqs:ListMessageMoveTasks",
        "sqs:ReceiveMessage",
        "sqs:StartMessageMoveTask");
  }

  /// Sends messages.
  public static Privilege send(String... queueArns) {
    return Privilege.on(List.of(queueArns), "SendMessages", "sqs:SendMessage");
  }

  /// Tells people.
  public static Privilege publish(List<String> topicArns) {
    return Privilege.on(topicArns, "TellPeople", "sns:Publish");
  }

  /// Counts the subscriptions of topics.
  public static Privilege countSubscriptions(List<String> topicArns) {
    return Privilege.on(topicArns, "CountSubscriptions", "sns:GetTopicAttributes");
  }

  /// Encrypts what is published, through SNS alone.
  public static Privilege encrypt(String keyArn) {
    return Privilege.on(List.of(keyArn), "EncryptAlerts", "kms:Decrypt", "kms:GenerateDataKey")
        .when("StringEquals", "kms:ViaService", "sns." + Aws.REGION + "." + Aws.URL_SUFFIX);
  }

  /// Puts events of one source on a bus: a call may bring several, and each must be of it.
  public static Privilege putEvents(String busArn, String source) {
    return Privilege.on(List.of(busArn), "PutOwnEvents", "events:PutEvents")
        .when("ForAllValues:StringEquals", "events:source", source)
        .when("Null", "events:source", "false");
  }
}
