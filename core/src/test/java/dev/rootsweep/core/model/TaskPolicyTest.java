package dev.rootsweep.core.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskPolicyTest {
  @ParameterizedTest
  @CsvSource({
    "iam:GetAccountSummary, true",
    "iam:DeactivateMFADevice, true",
    "iam:CreateLoginProfile, true",
    "s3:ListBuckets, true",
    "sqs:SetQueueAttributes, true",
    "sts:GetCallerIdentity, true",
    "iam:CreateAccessKey, false",
    "iam:EnableMFADevice, false",
    "iam:UpdateAccessKey, false",
    "ec2:RunInstances, false",
    "s3:PutBucketAcl, false"
  })
  void allowsWhatOneOfTheFiveLeavesOpen(String call, boolean allowed) {
    assertEquals(allowed, TaskPolicy.anyAllows(call));
  }
}
