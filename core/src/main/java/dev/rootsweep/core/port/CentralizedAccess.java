package dev.rootsweep.core.port;

import dev.rootsweep.core.model.AccessStep;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.OrganizationFacts;

/// Centralized root access, as the management account switches it on.
///
/// - errors: `PortFailure`
public interface CentralizedAccess {
  /// Returns the account that asks. Costs `sts:GetCallerIdentity`.
  AccountId caller();

  /// Returns what the organization is. Costs `organizations:DescribeOrganization`.
  OrganizationFacts organization();

  /// Returns the id of the organization's root. Costs `organizations:ListRoots`.
  String root();

  /// Tells whether a step is done. Costs `organizations:ListAWSServiceAccessForOrganization`,
  /// `iam:ListOrganizationsFeatures`, `organizations:ListDelegatedAdministrators` or
  /// `cloudformation:DescribeOrganizationsAccess`.
  boolean isOn(AccessStep step, AccountId hub);

  /// Does a step. Costs `organizations:EnableAWSServiceAccess`,
  /// `iam:EnableOrganizationsRootCredentialsManagement`, `iam:EnableOrganizationsRootSessions`,
  /// `organizations:RegisterDelegatedAdministrator` or
  /// `cloudformation:ActivateOrganizationsAccess`.
  void switchOn(AccessStep step, AccountId hub);
}
