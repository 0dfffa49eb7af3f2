package dev.rootsweep.sandbox;

import java.util.ArrayList;
import java.util.List;

/// A principal with long-term credentials.
///
/// - `arn`: of the user or role it is, which the answers name
/// - `allowed`, `denied`: actions such as `iam:GetUser`, `organizations:*` or `*`; a denial wins
public record Caller(
    String accessKeyId,
    String secretAccessKey,
    String account,
    String arn,
    List<String> allowed,
    List<String> denied)
    implements Principal {

  public Caller {
    allowed = List.copyOf(allowed);
    denied = List.copyOf(denied);
  }

  /// A principal that may do everything its account may do.
  public static Caller administrator(
      String accessKeyId, String secretAccessKey, String account, String arn) {
    return new Caller(accessKeyId, secretAccessKey, account, arn, List.of("*"), List.of());
  }

  /// The same principal, allowed only these actions.
  public Caller allowing(String... actions) {
    return new Caller(accessKeyId, secretAccessKey, account, arn, List.of(actions), denied);
  }

  /// The same principal, denied these actions as well.
  public Caller denying(String... actions) {
    List<String> more = new ArrayList<>(denied);
    more.addAll(List.of(actions));
    return new Caller(accessKeyId, secretAccessKey, account, arn, allowed, more);
  }

  /// The same principal without permission for `sts:AssumeRoot`.
  public Caller withoutAssumeRoot() {
    return denying("sts:AssumeRoot");
  }

  @Override
  public String userId() {
    String name = arn.substring(arn.lastIndexOf('/') + 1);
    return arn.contains(":assumed-role/")
        ? "AROAEXAMPLEEXAMPLEEXA:" + name
        : "AIDAEXAMPLEEXAMPLEEXA";
  }

  boolean may(String action) {
    return allows(action) && !denies(action);
  }

  boolean denies(String action) {
    return matches(denied, action);
  }

  private boolean allows(String action) {
    return matches(allowed, action);
  }

  private static boolean matches(List<String> patterns, String action) {
    return patterns.stream()
        .anyMatch(
            pattern ->
                pattern.endsWith("*")
                    ? action.startsWith(pattern.substring(0, pattern.length() - 1))
                    : action.equals(pattern));
  }
}
