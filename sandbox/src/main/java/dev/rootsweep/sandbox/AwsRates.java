package dev.rootsweep.sandbox;

import java.util.List;

/// How many calls of an account AWS takes, as far as it publishes that.
///
/// - shape: each limit has a bucket of its own, filled by the calls of the whole organization
/// - source: Organizations User Guide, "Quotas for AWS Organizations", the rates per account; IAM
///   User Guide, "IAM and AWS STS quotas". The rate of AssumeRoot is not published: here it counts
///   with the other calls of STS. How many of those pass at once is not published either
final class AwsRates {
  static final List<RateLimit> PUBLISHED =
      List.of(
          new RateLimit("organizations:ListAccounts", 8, 12),
          new RateLimit("organizations:DescribeAccount", 20, 30),
          new RateLimit("organizations:ListParents", 5, 8),
          new RateLimit("organizations:ListAccountsForParent", 5, 8),
          new RateLimit("organizations:ListOrganizationalUnitsForParent", 5, 8),
          new RateLimit("organizations:ListTagsForResource", 10, 15),
          new RateLimit("organizations:ListDelegatedAdministrators", 5, 8),
          new RateLimit("organizations:ListAWSServiceAccessForOrganization", 1, 3),
          new RateLimit("organizations:DescribeOrganization", 1, 2),
          new RateLimit("organizations:EnableAWSServiceAccess", 1, 2),
          new RateLimit("organizations:DisableAWSServiceAccess", 1, 2),
          new RateLimit("organizations:RegisterDelegatedAdministrator", 1, 2),
          new RateLimit("organizations:DeregisterDelegatedAdministrator", 1, 2),
          new RateLimit("sts", 600, 600));

  private AwsRates() {}
}
