package dev.rootsweep.core.model;

import java.util.Arrays;
import java.util.Set;

/// The five managed policies that limit a root session to one task.
///
/// - source: IAM User Guide, "Perform a privileged task on a member account"; AWS Managed Policy
///   Reference
public enum TaskPolicy {
  AUDIT("IAMAuditRootUserCredentials"),
  DELETION("IAMDeleteRootUserCredentials"),
  RECOVERY("IAMCreateRootUserPassword"),
  BUCKET_UNLOCK("S3UnlockBucketPolicy"),
  QUEUE_UNLOCK("SQSUnlockQueuePolicy");

  private final String policyName;

  TaskPolicy(String policyName) {
    this.policyName = policyName;
  }

  /// Returns AWS's name of the policy.
  public String policyName() {
    return policyName;
  }

  /// Returns the policy's ARN in a partition (`aws`, `aws-us-gov`, `aws-cn`).
  public String arn(String partition) {
    return "arn:" + partition + ":iam::aws:policy/root-task/" + policyName;
  }

  /// Tells whether a privileged root session may make a call, whatever its task.
  ///
  /// - shape: as CloudTrail names calls, `iam:GetUser`; any caller may ask STS who it is
  public static boolean anyAllows(String call) {
    return call.equals("sts:GetCallerIdentity")
        || Arrays.stream(values()).anyMatch(task -> task.calls().contains(call));
  }

  private Set<String> calls() {
    return switch (this) {
      case AUDIT ->
          Set.of(
              "iam:ListAccessKeys",
              "iam:ListSigningCertificates",
              "iam:GetLoginProfile",
              "iam:ListMFADevices",
              "iam:GetAccountSummary",
              "iam:GetUser",
              "iam:GetAccessKeyLastUsed");
      case DELETION ->
          Set.of(
              "iam:DeleteAccessKey",
              "iam:DeleteSigningCertificate",
              "iam:DeleteLoginProfile",
              "iam:DeactivateMFADevice",
              "iam:DeleteVirtualMFADevice",
              "iam:ListAccessKeys",
              "iam:ListSigningCertificates",
              "iam:GetLoginProfile",
              "iam:ListMFADevices",
              "iam:GetUser",
              "iam:GetAccessKeyLastUsed");
      case RECOVERY -> Set.of("iam:CreateLoginProfile", "iam:GetLoginProfile");
      case BUCKET_UNLOCK ->
          Set.of(
              "s3:ListBuckets",
              "s3:GetBucketPolicy",
              "s3:PutBucketPolicy",
              "s3:DeleteBucketPolicy");
      case QUEUE_UNLOCK ->
          Set.of(
              "sqs:ListQueues",
              "sqs:GetQueueUrl",
              "sqs:GetQueueAttributes",
              "sqs:SetQueueAttributes");
    };
  }
}
