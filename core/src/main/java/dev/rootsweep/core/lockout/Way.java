package dev.rootsweep.core.lockout;

/// A call that takes an obstacle out of a policy.
///
/// - source: Amazon S3 API Reference, PutBucketPolicy and DeleteBucketPolicy; Amazon SQS API
///   Reference, SetQueueAttributes and RemovePermission (AddPermission only adds)
public enum Way {
  PUT_BUCKET_POLICY("s3:PutBucketPolicy"),
  DELETE_BUCKET_POLICY("s3:DeleteBucketPolicy"),
  SET_QUEUE_ATTRIBUTES("sqs:SetQueueAttributes"),
  REMOVE_PERMISSION("sqs:RemovePermission");

  private final String action;

  Way(String action) {
    this.action = action;
  }

  /// Returns the action that policies name, as in `s3:PutBucketPolicy`.
  public String action() {
    return action;
  }

  /// Returns the name of the call, as in `PutBucketPolicy`.
  public String call() {
    return action.substring(action.indexOf(':') + 1);
  }
}
