package dev.rootsweep.core.model;

/// The five managed policies that limit a root session to one task.
///
/// - source: IAM User Guide, "Perform a privileged task on a member account"
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
}
