package dev.rootsweep.core.check;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.port.PortFailure;

/// The likeliest cause why a root user could not be seen, and what mends it.
///
/// - source: captured AWS answers; AWS gives one text for several causes, hence "likeliest"
public enum AuditFailure {
  FEATURE_OFF(
      "centralized root access is switched off in the organization",
      "Switch it on, in the management account: rootsweep setup --hub ID-OF-THE-HUB-ACCOUNT"),
  TRUSTED_ACCESS_OFF(
      "trusted access for IAM is switched off in the organization",
      "Switch it on, in the management account: rootsweep setup --hub ID-OF-THE-HUB-ACCOUNT"),
  NOT_AUTHORIZED(
      "Rootsweep's account is no delegated administrator for IAM, or its role may not call"
          + " sts:AssumeRoot",
      "See whether it is one, in the management account: aws organizations"
          + " list-delegated-administrators --service-principal iam.amazonaws.com. If it is, or is"
          + " the management account, allow sts:AssumeRoot to its role. If it is not:"
          + " rootsweep setup --hub ID-OF-THE-HUB-ACCOUNT"),
  ORGANIZATIONS_DENIED(
      "Organizations refuses to say what the account is and where it is",
      "Allow organizations:DescribeAccount, ListParents, DescribeOrganizationalUnit and"
          + " ListTagsForResource to the role that asks, in the management account or in an account"
          + " that is delegated administrator"),
  DENIED_BY_POLICY(
      "a service control policy denies root sessions too",
      "Add the condition \"Null\": {\"aws:AssumedRoot\": \"true\"} to the statement that denies"
          + " root; with Control Tower, enable AWS-GR_RESTRICT_ROOT_USER with ExemptAssumeRoot"),
  ACCESS_DENIED(
      "AWS denied access without a reason, or there were no valid credentials to ask with",
      "See that Rootsweep has valid credentials; then look the denied call up in CloudTrail, in the"
          + " account itself and in Rootsweep's"),
  THROTTLED(
      "AWS throttled the calls longer than the retries lasted",
      "Look again later. If it lasts, find what else calls AWS so often"),
  UNAVAILABLE("AWS did not answer", "Look again later. If it lasts, see the AWS Health Dashboard"),
  CONTRADICTION(
      "what AWS says of the root user in one answer contradicts what it says in another",
      "Look again later. If it lasts, look at the account in the IAM console, Root access"
          + " management"),
  UNEXPECTED(
      "AWS answered in a way that it does not document", "Report it to Rootsweep with the text");

  private static final String HUB = "ID-OF-THE-HUB-ACCOUNT";

  private final String words;
  private final String fix;

  AuditFailure(String words, String fix) {
    this.words = words;
    this.fix = fix;
  }

  /// Returns the cause in words.
  public String words() {
    return words;
  }

  /// Returns what mends it, for readers who know which account Rootsweep runs in.
  public String fix() {
    return fix;
  }

  /// Returns what mends it.
  ///
  /// - shape: `hub` is the account that Rootsweep runs in
  public String fix(AccountId hub) {
    return fix.replace(HUB, hub.value());
  }

  /// Tells whether it may pass without anybody mending anything.
  public boolean passing() {
    return switch (this) {
      case THROTTLED, UNAVAILABLE, CONTRADICTION -> true;
      case FEATURE_OFF,
          TRUSTED_ACCESS_OFF,
          NOT_AUTHORIZED,
          ORGANIZATIONS_DENIED,
          DENIED_BY_POLICY,
          ACCESS_DENIED,
          UNEXPECTED ->
          false;
    };
  }

  /// Returns the cause why Organizations did not say what is to be known of an account.
  static AuditFailure ofDirectory(PortFailure.Kind kind) {
    return kind.refused() ? ORGANIZATIONS_DENIED : of(kind);
  }

  static AuditFailure of(PortFailure.Kind kind) {
    return switch (kind) {
      case FEATURE_OFF -> FEATURE_OFF;
      case TRUSTED_ACCESS_OFF -> TRUSTED_ACCESS_OFF;
      case NOT_AUTHORIZED -> NOT_AUTHORIZED;
      case DENIED_BY_POLICY -> DENIED_BY_POLICY;
      case ACCESS_DENIED -> ACCESS_DENIED;
      case THROTTLED -> THROTTLED;
      case UNAVAILABLE, EXPIRED -> UNAVAILABLE;
      case CONFLICT -> CONTRADICTION;
      case UNEXPECTED -> UNEXPECTED;
    };
  }
}
