package dev.rootsweep.core.settings;

import dev.rootsweep.core.text.Wildcard;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What of Rootsweep's own is watched, and who may touch it.
///
/// - shape: `ownRoles` are ARNs of the roles that open root sessions; `deploymentRoles` ARNs of
///   those that may change Rootsweep, each of them a name that exists, never a pattern that a role
///   made later could match; `ownResources` names or ARNs; `denyRootPolicy` the id of the service
///   control policy that denies root, or empty
public record Watch(
    List<String> ownRoles,
    List<String> deploymentRoles,
    List<Wildcard> ownResources,
    String denyRootPolicy) {

  private static final Pattern ROLE =
      Pattern.compile("arn:[a-z-]+:iam::\\d{12}:role/[\\w+=,.@/-]{1,576}");
  private static final Pattern POLICY = Pattern.compile("p-[0-9a-zA-Z_]{8,128}");
  private static final Pattern ROLE_PATH = Pattern.compile(":role/.*/");
  private static final Pattern SEPARATOR = Pattern.compile("[/:]");
  private static final Pattern ARN =
      Pattern.compile("arn:[^:]*:[^:]*:[^:]*:[^:]*:(?:.*[:/])?(?<name>[^:/]+)");
  private static final Pattern QUALIFIER = Pattern.compile("(:function:[^:]+):.*");
  private static final Pattern ANYTHING = Pattern.compile("\\**");

  public Watch {
    ownRoles = ownRoles.stream().map(Watch::withoutPath).toList();
    deploymentRoles = deploymentRoles.stream().map(Watch::withoutPath).toList();
    ownResources = ownResources.stream().flatMap(Watch::withName).toList();
  }

  /// Tells whether this is exactly one of our roles: a name is unique in its account, whatever its
  /// path.
  public boolean isOwnRole(String roleArn) {
    return ownRoles.contains(withoutPath(roleArn));
  }

  /// Tells whether a role may change Rootsweep: exactly one of those named, whatever its path.
  public boolean mayDeploy(String roleArn) {
    return deploymentRoles.contains(withoutPath(roleArn));
  }

  /// Tells whether a name, an ARN or a URL is that of something of our own: as a whole, one of the
  /// parts between its colons and slashes, or all that follows one of these. Capitals are no
  /// difference.
  public boolean isOwnResource(String named) {
    return Stream.concat(Stream.of(named), parts(named))
        .anyMatch(part -> ownResources.stream().anyMatch(own -> own.matchesAnyCase(part)));
  }

  private static Stream<String> parts(String named) {
    return Stream.concat(
        SEPARATOR.splitAsStream(named),
        SEPARATOR.matcher(named).results().map(at -> named.substring(at.end())));
  }

  /// Tells whether an organization policy is the one that denies root; none is without a setting.
  ///
  /// - shape: `policy` is an id or an ARN, which ends in the id
  public boolean guardsRoot(String policy) {
    return !denyRootPolicy.isEmpty()
        && denyRootPolicy.equals(policy.substring(policy.lastIndexOf('/') + 1));
  }

  /// Tells whether the policy that denies root is of a type, as in `SERVICE_CONTROL_POLICY`; no
  /// type has one without a setting.
  public boolean deniesRootBy(String policyType) {
    return !denyRootPolicy.isEmpty() && policyType.equals("SERVICE_CONTROL_POLICY");
  }

  static String role(String text) {
    return demand(ROLE, text, "the ARN of a role");
  }

  static String deploymentRole(String text) {
    if (text.contains("*") || text.contains("?")) {
      throw new IllegalArgumentException(
          "'" + text + "' is a pattern, and a deployment role is named exactly");
    }
    return role(text);
  }

  static String policy(String text) {
    return text.isEmpty() ? text : demand(POLICY, text, "the id of an organization policy");
  }

  private static String demand(Pattern pattern, String text, String what) {
    if (!pattern.matcher(text).matches()) {
      throw new IllegalArgumentException("'" + text + "' is not " + what);
    }
    return text;
  }

  private static String withoutPath(String roleArn) {
    return ROLE_PATH.matcher(roleArn).replaceFirst(":role/");
  }

  /// A call names by its bare name or id what a setting may name by ARN.
  private static Stream<Wildcard> withName(Wildcard own) {
    Matcher arn = ARN.matcher(QUALIFIER.matcher(own.text()).replaceFirst("$1"));
    if (!arn.matches() || own.text().contains(":alias/")) {
      return Stream.of(own);
    }
    String name = arn.group("name");
    return ANYTHING.matcher(name).matches() ? Stream.of(own) : Stream.of(own, new Wildcard(name));
  }
}
