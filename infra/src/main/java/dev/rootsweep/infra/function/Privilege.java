package dev.rootsweep.infra.function;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.IConstruct;

/// One thing that a role may do.
///
/// - shape: `conditions` as a policy writes them; `why` says why a resource is as wide as it is,
///   where one holds a star
public record Privilege(
    String sid,
    List<String> actions,
    List<String> resources,
    Map<String, Object> conditions,
    Optional<String> why) {

  /// Makes a privilege on resources that are named in full.
  public static Privilege on(List<String> resources, String sid, String... actions) {
    return new Privilege(sid, List.of(actions), resources, Map.of(), Optional.empty());
  }

  /// Makes a privilege on resources of which one holds a star, with the reason for it.
  public static Privilege wide(
      List<String> resources, String reason, String sid, String... actions) {
    return new Privilege(sid, List.of(actions), resources, Map.of(), Optional.of(reason));
  }

  public Privilege {
    actions = List.copyOf(actions);
    resources = List.copyOf(resources);
    conditions = Collections.unmodifiableMap(new TreeMap<>(conditions));
    if (why.isEmpty() && resources.stream().anyMatch(Privilege::isWide)) {
      throw new IllegalArgumentException(sid + " is wide and does not say why");
    }
  }

  /// Returns the same privilege under one more condition.
  public Privilege when(String operator, String key, Object values) {
    Map<String, Object> more = new TreeMap<>(conditions);
    more.put(operator, Map.of(key, values));
    return new Privilege(sid, actions, resources, more, why);
  }

  private static boolean isWide(String resource) {
    return resource.contains("*");
  }

  /// Writes it as a statement of a policy.
  public PolicyStatement statement() {
    PolicyStatement statement =
        PolicyStatement.Builder.create()
            .sid(sid)
            .effect(Effect.ALLOW)
            .actions(actions)
            .resources(resources)
            .build();
    conditions.forEach(statement::addCondition);
    return statement;
  }

  /// Explains the stars of privileges to cdk-nag, each by itself.
  public static void explain(IConstruct holder, List<Privilege> privileges) {
    NagSuppressions.addResourceSuppressions(
        holder, privileges.stream().map(Privilege::explained).flatMap(Optional::stream).toList());
  }

  private Optional<NagPackSuppression> explained() {
    return why.map(
        reason ->
            NagPackSuppression.builder()
                .id("AwsSolutions-IAM5")
                .appliesTo(
                    resources.stream()
                        .map(each -> "Resource::" + each.replace(Aws.PARTITION, "<AWS::Partition>"))
                        .toList())
                .reason(reason)
                .build());
  }
}
