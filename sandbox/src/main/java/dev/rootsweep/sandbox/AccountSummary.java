package dev.rootsweep.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/// The numbers of GetAccountSummary: AWS's quotas, a small account's roles, and the root user.
///
/// Of the root user's numbers, AWS was observed to report only AccountPasswordPresent both as 0 and
/// as 1. AccountAccessKeysPresent, AccountSigningCertificatesPresent, AccountMFAEnabled,
/// MFADevicesInUse and MFADevices were captured only as 0. So these are guesses:
///
/// - inactive keys and certificates count like active ones
/// - passkeys and hardware devices count like virtual devices
/// - two keys, certificates or devices make a flag 1, not 2; an older IAM API reference describes
///   AccountAccessKeysPresent and AccountMFAEnabled as 1 or 0
/// - two devices make MFADevicesInUse 2
/// - a virtual device that is assigned to nobody counts in MFADevices
final class AccountSummary {

  private static final Map<String, Integer> QUOTAS =
      Map.ofEntries(
          Map.entry("AccessKeysPerUserQuota", 2),
          Map.entry("AssumeRolePolicySizeQuota", 2048),
          Map.entry("AttachedPoliciesPerGroupQuota", 10),
          Map.entry("AttachedPoliciesPerRoleQuota", 20),
          Map.entry("AttachedPoliciesPerUserQuota", 10),
          Map.entry("GlobalEndpointTokenVersion", 1),
          Map.entry("GroupPolicySizeQuota", 5120),
          Map.entry("GroupsPerUserQuota", 10),
          Map.entry("GroupsQuota", 300),
          Map.entry("InstanceProfilesQuota", 1000),
          Map.entry("PoliciesQuota", 1500),
          Map.entry("PolicySizeQuota", 6144),
          Map.entry("PolicyVersionsInUseQuota", 10000),
          Map.entry("RolePolicySizeQuota", 10240),
          Map.entry("RolesQuota", 1000),
          Map.entry("ServerCertificatesQuota", 20),
          Map.entry("SigningCertificatesPerUserQuota", 2),
          Map.entry("UserPolicySizeQuota", 2048),
          Map.entry("UsersQuota", 5000),
          Map.entry("VersionsPerPolicyQuota", 5));

  private static final Map<String, Integer> SMALL_ACCOUNT =
      Map.of(
          "Groups", 0,
          "InstanceProfiles", 0,
          "Policies", 0,
          "PolicyVersionsInUse", 7,
          "Providers", 1,
          "Roles", 8,
          "ServerCertificates", 0,
          "Users", 0);

  private AccountSummary() {}

  static ObjectNode of(Numbers root) {
    ObjectNode numbers = Json.object();
    QUOTAS.forEach(numbers::put);
    SMALL_ACCOUNT.forEach(numbers::put);
    numbers.put("AccountPasswordPresent", flag(root.passwords()));
    numbers.put("AccountAccessKeysPresent", flag(root.keys()));
    numbers.put("AccountSigningCertificatesPresent", flag(root.certificates()));
    numbers.put("AccountMFAEnabled", flag(root.devices()));
    numbers.put("MFADevicesInUse", root.devices());
    numbers.put("MFADevices", root.devices() + root.virtualDevices());
    return numbers;
  }

  private static int flag(int count) {
    return Math.min(count, 1);
  }
}
