package dev.rootsweep.infra.hub;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;

/// Closes the data of a queue, a topic or a table to all roles but a few, whatever their own
/// policies allow.
///
/// AWS's services have no role, and a negated condition holds where its key is absent: they are
/// spared by name. What changes or deletes the resource or its policy stays open, so that nobody
/// needs the root user to mend it; such calls raise alerts.
///
/// - source: IAM User Guide, "AWS global condition context keys": aws:PrincipalArn,
///   aws:PrincipalIsAWSService
final class Door {
  private Door() {}

  /// Denies these actions to all but these roles.
  static PolicyStatement closed(
      String sid, List<String> actions, String resource, List<String> roles) {
    return PolicyStatement.Builder.create()
        .sid(sid)
        .effect(Effect.DENY)
        .principals(List.of(new AnyPrincipal()))
        .actions(actions)
        .resources(List.of(resource))
        .conditions(
            new TreeMap<>(
                Map.of(
                    "ArnNotEquals",
                    Map.of("aws:PrincipalArn", roles),
                    "BoolIfExists",
                    Map.of("aws:PrincipalIsAWSService", "false"))))
        .build();
  }
}
