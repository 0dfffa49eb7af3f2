package dev.rootsweep.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rootsweep.sandbox.wire.Refusal;
import java.util.Map;

/// IAM's switches for centralized root access.
final class Features {

  private final Organization organization;

  Features(Organization organization) {
    this.organization = organization;
  }

  Map<String, Operation> operations() {
    return Map.of(
        "ListOrganizationsFeatures",
        this::list,
        "EnableOrganizationsRootCredentialsManagement",
        asked -> enable(asked, Feature.ROOT_CREDENTIALS_MANAGEMENT),
        "EnableOrganizationsRootSessions",
        asked -> enable(asked, Feature.ROOT_SESSIONS),
        "DisableOrganizationsRootCredentialsManagement",
        asked -> disable(asked, Feature.ROOT_CREDENTIALS_MANAGEMENT),
        "DisableOrganizationsRootSessions",
        asked -> disable(asked, Feature.ROOT_SESSIONS));
  }

  private ObjectNode list(Asked asked) {
    checkTrust(asked);
    checkAdministrator(asked);
    return features();
  }

  private ObjectNode enable(Asked asked, Feature feature) {
    checkTrust(asked);
    String account = asked.who().account();
    if (!organization.manages(account)) {
      String text =
          "Caller account "
              + account
              + " is not management account of the organization and cannot enable IAM features.";
      throw new Refusal(400, "CallerIsNotManagementAccountException", text);
    }
    organization.feature(feature, true);
    return features();
  }

  /// A delegate may switch off what it may not switch on (captured).
  private ObjectNode disable(Asked asked, Feature feature) {
    checkTrust(asked);
    checkAdministrator(asked);
    organization.feature(feature, false);
    return features();
  }

  private void checkTrust(Asked asked) {
    if (!organization.trustsIam()) {
      String text =
          "Trusted Access for IAM not enabled by organization of input account "
              + asked.who().account()
              + ".";
      throw new Refusal(400, "ServiceAccessNotEnabledException", text);
    }
  }

  private void checkAdministrator(Asked asked) {
    String account = asked.who().account();
    if (!organization.manages(account) && !organization.delegated(account, Organization.IAM)) {
      String text =
          "Input account " + account + " is neither management account nor delegated admin.";
      throw new Refusal(400, "AccountNotManagementOrDelegatedAdministratorException", text);
    }
  }

  private ObjectNode features() {
    ObjectNode result = Json.object().put("OrganizationId", organization.id());
    ArrayNode enabled = result.putArray("EnabledFeatures");
    organization.features().forEach(feature -> enabled.add(feature.wire()));
    return result;
  }
}
