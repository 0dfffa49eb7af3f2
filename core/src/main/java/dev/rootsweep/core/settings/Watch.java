package dev.rootsweep.core.settings;

import dev.rootsweep.core.text.Wildcard;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What of Rootsweep's own is watched, and who may touch it.
///
/// - shape: `ownRoles` are ARNs of the roles that open root sessions; `deploymentRoles` ARNs of
///   those that may change Rootsweep; `ownResources` names or ARNs; `denyRootPolicy` the id of the
///   service control policy that denies root, or empty
public record Watch(
    List<String> ownRoles,
    List<Wildcard> deploymentRoles,
    List<Wildcard> ownResources,
    String denyRootPolicy) {

  private static final Pattern ROLE = Pattern.compile("arn:[a-z-]+:iam::\\d{12}:role/[!-~]{1,576}");
  private static final Pattern POLICY = Pattern.compile("p-[0-9a-zA-Z_]{8,128}");
  private static final Pattern ROLE_PATH = Pattern.compile(":role/.*/");
  private static final Pattern PARTS = Pattern.compile("[/:]");

  public Watch {
    ownRoles = ownRoles.stream().map(Watch::withoutPath).toList();
    deploymentRoles = List.copyOf(deploymentRoles);
    ownResources = List.copyOf(ownResources);
  }

  /// Tells whether this is exactly one of our roles: a name is unique in its account, whatever its
  /// path.
  public boolean isOwnRole(String roleArn) {
    return ownRoles.contains(withoutPath(roleArn));
  }

  /// Tells whether a role may change Rootsweep.
  public boolean mayDeploy(String roleArn) {
    return deploymentRoles.stream().anyMatch(role -> role.matches(roleArn));
  }

  /// Tells whether a name, an ARN or a URL is that of something of our own: as a whole, or one of
  /// the parts between its colons and slashes.
  public boolean isOwnResource(String named) {
    return Stream.concat(Stream.of(named), PARTS.splitAsStream(named))
        .anyMatch(part -> ownResources.stream().anyMatch(own -> own.matches(part)));
  }

  /// Tells whether an organization policy is the one that denies root; none is without a setting.
  public boolean guardsRoot(String policyId) {
    return !denyRootPolicy.isEmpty() && denyRootPolicy.equals(policyId);
  }

  static String role(String text) {
    return demand(ROLE, text, "the ARN of a role");
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
}
