package dev.rootsweep.infra.deployment;

import java.util.regex.Pattern;

/// Where urgent alerts are sent as HTTPS requests.
///
/// - shape: `endpoint` is an https URL, or a reference that CloudFormation resolves to one as it
///   deploys, so that no template holds it; empty for nobody
/// - source: CloudFormation User Guide, "Get values stored in other services using dynamic
///   references"
public record Pager(String endpoint) {
  /// Nobody.
  public static final Pager NOBODY = new Pager("");

  private static final Pattern URL = Pattern.compile("https://[^\\s{}]{1,2000}");
  private static final Pattern SECRET =
      Pattern.compile(
          "secretsmanager:(arn:[a-z-]+:secretsmanager:[a-z0-9-]+:\\d{12}:secret:)?"
              + "[A-Za-z0-9/_+=.@-]{1,512}(:SecretString(:[A-Za-z0-9/_+=.@-]{1,512})?)?");
  private static final Pattern PARAMETER = Pattern.compile("ssm:([A-Za-z0-9/_.-]{1,1011})");

  /// Reads what is written in a setting.
  ///
  /// - errors: `IllegalArgumentException` that quotes the text
  static Pager of(String text) {
    if (text.isEmpty()) {
      return NOBODY;
    }
    if (URL.matcher(text).matches()) {
      return new Pager(text);
    }
    if (SECRET.matcher(text).matches()) {
      String whole = text.contains(":SecretString") ? text : text + ":SecretString";
      return new Pager("{{resolve:" + whole + "}}");
    }
    if (PARAMETER.matcher(text).matches()) {
      return new Pager("{{resolve:" + text + "}}");
    }
    throw new IllegalArgumentException(
        "'%s' is neither an https URL nor secretsmanager:NAME nor ssm:NAME".formatted(text));
  }

  /// Tells whether nobody is paged.
  public boolean isNobody() {
    return endpoint.isEmpty();
  }
}
