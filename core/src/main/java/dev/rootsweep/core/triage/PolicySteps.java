package dev.rootsweep.core.triage;

import dev.rootsweep.core.alert.AwsCommands;
import dev.rootsweep.core.settings.Settings;
import dev.rootsweep.core.signal.Evidence;
import dev.rootsweep.core.signal.RootActivity;
import dev.rootsweep.core.signal.RootActivity.Guard;
import dev.rootsweep.core.signal.Touched;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Steps after a policy of the organization was touched, or a whole type of them.
///
/// - source: Organizations User Guide, "Disabling a policy type": every attachment is lost, and
///   does not come back with the type
final class PolicySteps {
  private static final String MANAGEMENT = ", in the management account: ";

  private static final String NEW_ID =
      " The setting denyRootPolicy needs the new id; docs/runbook/cut-off-root.md has a text.";
  private static final String LOST =
      ". Every policy of this type has lost its attachments for good.";

  /// What only adds policies leaves root no freer than it was.
  private static final Set<String> ADDING = Set.of("AttachPolicy", "EnablePolicyType");

  private final Settings settings;

  PolicySteps(Settings settings) {
    this.settings = settings;
  }

  List<String> touched(RootActivity.GuardTouched guard, Incident incident) {
    Evidence evidence = incident.evidence();
    List<String> steps = new ArrayList<>();
    steps.add("See what is left of it" + MANAGEMENT + left(guard));
    steps.add(CallerSteps.ASK);
    steps.add(CallerSteps.stop(evidence));
    steps.add("Put it back if nobody confirms it, in the management account" + back(guard));
    if (!ADDING.contains(evidence.action())) {
      steps.add(
          "See what root did meanwhile, in the accounts %s: %s"
              .formatted(
                  guard.guard() == Guard.POLICY_TYPE ? "of the organization" : "below the target",
                  AwsCommands.eventsSince("Username", "root", evidence.origin().at())));
    }
    return steps;
  }

  /// A policy that was deleted cannot be described any more.
  private static String left(RootActivity.GuardTouched guard) {
    return switch (guard.guard()) {
      case POLICY_TYPE ->
          "aws organizations list-roots --query 'Roots[0].PolicyTypes' --output text";
      case CONTROL ->
          "aws controltower list-enabled-controls --query"
              + " 'enabledControls[].[controlIdentifier,targetIdentifier]' --output text";
      case POLICY, FEATURE, DELEGATE, TRUSTED_ACCESS, DETECTION_ACCESS, DELEGATION ->
          guard.evidence().action().equals("DeletePolicy")
              ? "aws organizations list-policies --filter SERVICE_CONTROL_POLICY --query"
                  + " 'Policies[].[Id,Name]' --output text"
              : "aws organizations describe-policy --policy-id %1$s; aws organizations list-targets-for-policy --policy-id %1$s"
                  .formatted(policy(guard));
    };
  }

  private String back(RootActivity.GuardTouched guard) {
    Evidence evidence = guard.evidence();
    String target =
        AwsCommands.touched(
            evidence, Touched.TARGET, AwsCommands.word(guard.target(), "ID-OF-THE-TARGET"));
    return switch (evidence.action()) {
      case "DetachPolicy" -> ": " + attach(policy(guard), target);
      case "AttachPolicy" ->
          ": aws organizations detach-policy --policy-id %s --target-id %s"
              .formatted(policy(guard), target);
      case "DeletePolicy" ->
          ": create it again from your repository and attach it."
              + (settings.watch().guardsRoot(guard.what()) ? NEW_ID : "");
      case "UpdatePolicy" ->
          ". Write its text from your repository: aws organizations update-policy --policy-id %s --content file://policy.json"
              .formatted(policy(guard));
      case "DisablePolicyType" -> typeBack(guard);
      case "EnablePolicyType" ->
          " (this detaches every policy of the type for good): " + type(guard, "disable");
      case "DisableControl" ->
          ": aws controltower enable-control --control-identifier %s --target-identifier %s"
              .formatted(AwsCommands.word(guard.what(), "ARN-OF-THE-CONTROL"), target);
      default -> ": put back what your repository says of it.";
    };
  }

  /// No record says where the policy that denies root was attached, so it goes to the root of the
  /// organization.
  private String typeBack(RootActivity.GuardTouched guard) {
    String enable = type(guard, "enable");
    return settings.watch().deniesRootBy(guard.what())
        ? "%s The second command attaches the policy that denies root, for the whole organization; repeat it until the type is enabled. Then attach the others from your repository: %s; %s"
            .formatted(
                LOST, enable, attach(settings.watch().denyRootPolicy(), root(guard.evidence())))
        : LOST + " Enable the type, then attach each again from your repository: " + enable;
  }

  private static String attach(String policy, String target) {
    return "aws organizations attach-policy --policy-id %s --target-id %s"
        .formatted(policy, target);
  }

  private static String type(RootActivity.GuardTouched guard, String verb) {
    return "aws organizations %s-policy-type --policy-type %s --root-id %s"
        .formatted(verb, AwsCommands.word(guard.what(), "TYPE"), root(guard.evidence()));
  }

  private static String root(Evidence evidence) {
    return AwsCommands.touched(
        evidence,
        Touched.ROOT,
        "\"$(aws organizations list-roots --query 'Roots[0].Id' --output text)\"");
  }

  /// A call may name a policy by its ARN; commands take the id.
  private static String policy(RootActivity.GuardTouched guard) {
    String what = guard.what();
    return AwsCommands.word(what.substring(what.lastIndexOf('/') + 1), "ID-OF-THE-POLICY");
  }
}
