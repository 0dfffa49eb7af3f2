package dev.rootsweep.aws.event;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.signal.ActivitySignal;
import dev.rootsweep.core.signal.RootActivity.AccountMoved;
import dev.rootsweep.core.signal.RootActivity.Guard;
import dev.rootsweep.core.signal.RootActivity.GuardTouched;
import dev.rootsweep.core.signal.RootActivity.LeaveRefused;
import java.util.Optional;

/// Reads changes of what guards root access: organization features, delegates, trusted access,
/// policies, controls, and where an account is in the organization.
///
/// They count from whatever account they are made: Organizations and CloudFormation have delegates,
/// and nobody can forge an event of a service of AWS.
final class GuardReader implements ActivityReader {
  private static final String IAM = "iam.amazonaws.com";
  private static final String CLOUDTRAIL = "cloudtrail.amazonaws.com";
  private static final String STACK_SETS = "stacksets.cloudformation.amazonaws.com";

  @Override
  public Optional<Decoded<ActivitySignal>> read(TrailRecord record) {
    return switch (record.event().source()) {
      case "aws.iam" -> feature(record);
      case "aws.organizations" -> organization(record);
      case "aws.controltower" ->
          record.name().equals("DisableControl")
              ? touched(record, Guard.CONTROL, record.request("controlIdentifier"))
              : Optional.empty();
      case "aws.cloudformation" ->
          record.name().equals("DeactivateOrganizationsAccess")
              ? touched(record, Guard.DETECTION_ACCESS, "member.org." + STACK_SETS)
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<Decoded<ActivitySignal>> feature(TrailRecord record) {
    return switch (record.name()) {
      case "DisableOrganizationsRootCredentialsManagement", "DisableOrganizationsRootSessions" ->
          touched(record, Guard.FEATURE, record.name());
      default -> Optional.empty();
    };
  }

  private static Optional<Decoded<ActivitySignal>> organization(TrailRecord record) {
    return switch (record.name()) {
      case "RegisterDelegatedAdministrator", "DeregisterDelegatedAdministrator" -> delegate(record);
      case "DisableAWSServiceAccess" -> trustedAccess(record);
      case "PutResourcePolicy", "DeleteResourcePolicy" ->
          touched(record, Guard.DELEGATION, "the organization's resource-based delegation policy");
      case "AttachPolicy", "DetachPolicy", "UpdatePolicy", "DeletePolicy" ->
          ActivityReader.understood(
              new GuardTouched(
                  record.evidence(),
                  Guard.POLICY,
                  record.request("policyId"),
                  record.request("targetId")));
      case "EnablePolicyType", "DisablePolicyType" ->
          touched(record, Guard.POLICY_TYPE, record.request("policyType"));
      case "MoveAccount" -> moved(record);
      case "LeaveOrganization" ->
          record.evidence().failed()
              ? ActivityReader.understood(new LeaveRefused(record.evidence()))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  /// A record that names no service may be about IAM.
  private static Optional<Decoded<ActivitySignal>> delegate(TrailRecord record) {
    String service = record.request("servicePrincipal");
    String account = "account " + record.request("accountId");
    if (service.isEmpty() || service.equals(IAM)) {
      return touched(record, Guard.DELEGATE, account);
    }
    return service.equals(CLOUDTRAIL) || service.endsWith(STACK_SETS)
        ? touched(record, Guard.DELEGATION, account + " for " + service)
        : Optional.empty();
  }

  private static Optional<Decoded<ActivitySignal>> trustedAccess(TrailRecord record) {
    String service = record.request("servicePrincipal");
    if (service.isEmpty() || service.equals(IAM)) {
      return touched(record, Guard.TRUSTED_ACCESS, IAM);
    }
    return service.equals(CLOUDTRAIL) || service.endsWith(STACK_SETS)
        ? touched(record, Guard.DETECTION_ACCESS, service)
        : Optional.empty();
  }

  private static Optional<Decoded<ActivitySignal>> moved(TrailRecord record) {
    String account = record.request("accountId");
    return ActivityReader.understood(
        new AccountMoved(
            record.evidence(),
            AccountId.isValid(account) ? Optional.of(new AccountId(account)) : Optional.empty(),
            record.request("sourceParentId"),
            record.request("destinationParentId")));
  }

  private static Optional<Decoded<ActivitySignal>> touched(
      TrailRecord record, Guard guard, String what) {
    return ActivityReader.understood(new GuardTouched(record.evidence(), guard, what));
  }
}
