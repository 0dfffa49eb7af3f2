package dev.rootsweep.aws.rate;

import java.util.List;

/// How often we ask one operation of AWS.
///
/// - shape: `perSecond` on average, `atOnce` after a while without a call
record Rate(String operation, double perSecond, int atOnce) {
  /// AWS's own rates for calls from one account, and half of what STS takes: others in the account
  /// must be able to assume their roles. AWS takes more at once than we ask for, which leaves room
  /// for the way that calls take.
  ///
  /// - source: Organizations User Guide, "Quotas for AWS Organizations"; IAM User Guide, "IAM and
  ///   AWS STS quotas", which does not name AssumeRoot
  private static final List<Rate> OF_AWS =
      List.of(
          new Rate("ListAccounts", 8, 11),
          new Rate("DescribeAccount", 20, 20),
          new Rate("ListParents", 5, 5),
          new Rate("ListAccountsForParent", 5, 5),
          new Rate("ListOrganizationalUnitsForParent", 5, 5),
          new Rate("ListTagsForResource", 10, 10),
          new Rate("AssumeRoot", 300, 100));

  /// So many functions check accounts at once.
  private static final int FUNCTIONS = 10;

  private static final int UNREACHED = 1_000_000;

  /// Returns the rates of a process that asks alone.
  static List<Rate> alone() {
    return OF_AWS;
  }

  /// Returns the rates of one function among others: its part on average and at once, at least one
  /// call. Only one function lists accounts.
  static List<Rate> shared() {
    return OF_AWS.stream()
        .map(rate -> rate.operation().equals("ListAccounts") ? rate : rate.part())
        .toList();
  }

  /// Returns rates that nobody reaches.
  static List<Rate> unlimited() {
    return OF_AWS.stream().map(rate -> new Rate(rate.operation(), UNREACHED, UNREACHED)).toList();
  }

  private Rate part() {
    return new Rate(operation, perSecond / FUNCTIONS, Math.max(1, atOnce / FUNCTIONS));
  }
}
