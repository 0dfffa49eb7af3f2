package dev.rootsweep.core.lockout;

import java.util.regex.Pattern;

/// What names of principals can look like.
///
/// - source: IAM User Guide, "IAM and AWS STS quotas" and "IAM identifiers"; AWS STS API Reference,
///   AssumeRole (RoleSessionName)
final class Names {
  private static final String NAME = "[\\w+=,.@" + Sample.FRESH + "-]+";

  /// IAM takes colons and wildcards in a path too. Nobody writes them, and a policy that has them
  /// in an ARN does not mean such a path.
  private static final String PATH = "(?:[!-~" + Sample.FRESH + "&&[^:*?]]+/)*";

  private static final String ID = "[\\w" + Sample.FRESH + "]+";

  private static final Pattern ARN =
      Pattern.compile("arn:[a-z-]+:iam::[0-9]{12}:(?:user|role)/" + PATH + NAME);
  private static final Pattern FEDERATED =
      Pattern.compile("arn:[a-z-]+:sts::[0-9]{12}:federated-user/" + NAME);
  private static final Pattern USER_ID = Pattern.compile("AIDA" + ID);
  private static final Pattern SESSION_ID = Pattern.compile("AROA" + ID + ":" + NAME);

  private Names() {}

  /// Tells whether a text holds no wildcard. Tags, ids and ARNs of AWS never do.
  static boolean isPlain(String text) {
    return text.indexOf('*') < 0 && text.indexOf('?') < 0;
  }

  /// Tells whether a text can be the ARN of a user or a role.
  static boolean isEntity(String arn) {
    return ARN.matcher(arn).matches();
  }

  static boolean isFederatedUser(String arn) {
    return FEDERATED.matcher(arn).matches();
  }

  /// Tells whether a text can be the unique id of a user.
  static boolean isUserId(String id) {
    return USER_ID.matcher(id).matches();
  }

  /// Tells whether a text can be the id of a role with the name of a session.
  static boolean isSessionId(String id) {
    return SESSION_ID.matcher(id).matches();
  }
}
