package dev.rootsweep.aws.event;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.signal.RootActivity.Guard;
import dev.rootsweep.core.signal.RootActivity.GuardTouched;
import dev.rootsweep.core.signal.RootActivity.TrailChanged;
import java.util.Optional;
import java.util.Set;

/// Reads changes of what guards root access: organization features, delegates, trusted access,
/// policies, controls, trails.
final class GuardReader implements ActivityReader {
  private static final String IAM = "iam.amazonaws.com";
  private static final Set<String> TRAIL_CALLS =
      Set.of("StopLogging", "DeleteTrail", "UpdateTrail", "PutEventSelectors");

  private final AccountId managementAccount;

  GuardReader(AccountId managementAccount) {
    this.managementAccount = managementAccount;
  }

  @Override
  public Optional<DecodedActivity> read(TrailRecord record) {
    return switch (record.event().source()) {
      case "aws.iam" -> feature(record);
      case "aws.organizations" -> fromManagement(record) ? organization(record) : Optional.empty();
      case "aws.controltower" ->
          record.name().equals("DisableControl")
              ? touched(record, Guard.CONTROL, record.request("controlIdentifier"))
              : Optional.empty();
      case "aws.cloudtrail" -> fromManagement(record) ? trail(record) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private boolean fromManagement(TrailRecord record) {
    return record.account().equals(managementAccount);
  }

  private static Optional<DecodedActivity> feature(TrailRecord record) {
    return switch (record.name()) {
      case "DisableOrganizationsRootCredentialsManagement", "DisableOrganizationsRootSessions" ->
          touched(record, Guard.FEATURE, record.name());
      default -> Optional.empty();
    };
  }

  private static Optional<DecodedActivity> organization(TrailRecord record) {
    return switch (record.name()) {
      case "RegisterDelegatedAdministrator", "DeregisterDelegatedAdministrator" ->
          forIam(record, Guard.DELEGATE, "account " + record.request("accountId"));
      case "DisableAWSServiceAccess" -> forIam(record, Guard.TRUSTED_ACCESS, IAM);
      case "DetachPolicy", "UpdatePolicy", "DeletePolicy" ->
          touched(record, Guard.POLICY, record.request("policyId"));
      case "DisablePolicyType" -> touched(record, Guard.POLICY_TYPE, record.request("policyType"));
      default -> Optional.empty();
    };
  }

  /// A record that names no service may be about IAM.
  private static Optional<DecodedActivity> forIam(TrailRecord record, Guard guard, String what) {
    String service = record.request("servicePrincipal");
    return service.isEmpty() || service.equals(IAM)
        ? touched(record, guard, what)
        : Optional.empty();
  }

  private static Optional<DecodedActivity> touched(TrailRecord record, Guard guard, String what) {
    return ActivityReader.understood(new GuardTouched(record.evidence(), guard, what));
  }

  private static Optional<DecodedActivity> trail(TrailRecord record) {
    String name = record.request("name");
    return TRAIL_CALLS.contains(record.name())
        ? ActivityReader.understood(
            new TrailChanged(
                record.evidence(), name.isEmpty() ? record.request("trailName") : name))
        : Optional.empty();
  }
}
