package dev.rootsweep.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rootsweep.sandbox.wire.Refusal;
import java.util.Map;

/// What only the management account may change in Organizations.
final class OrganizationWrites {

  private final Organization organization;

  OrganizationWrites(Organization organization) {
    this.organization = organization;
  }

  Map<String, Operation> operations() {
    return Map.of(
        "EnableAWSServiceAccess", guarded(this::trust),
        "DisableAWSServiceAccess", guarded(this::distrust),
        "RegisterDelegatedAdministrator", guarded(this::register),
        "DeregisterDelegatedAdministrator", guarded(this::deregister));
  }

  private Operation guarded(Operation write) {
    return asked -> {
      if (!organization.manages(asked.who().account())) {
        throw OrganizationReads.noPermission();
      }
      return write.answer(asked);
    };
  }

  private ObjectNode trust(Asked asked) {
    organization.trust(asked.required("ServicePrincipal"), asked.now());
    return Json.object();
  }

  private ObjectNode distrust(Asked asked) {
    String service = asked.required("ServicePrincipal");
    if (!organization.delegates().getOrDefault(service, Map.of()).isEmpty()) {
      throw constraint(
          "You have delegated administrator/s for this service. De-register them in order to"
              + " disable service access.",
          "DELEGATED_ADMINISTRATOR_EXISTS_FOR_THIS_SERVICE");
    }
    organization.distrust(service, asked.now());
    return Json.object();
  }

  private ObjectNode register(Asked asked) {
    String service = asked.required("ServicePrincipal");
    Account account = OrganizationReads.account(organization, asked.required("AccountId"));
    checkRegistrable(account, service);
    if (!organization.register(account.id(), service, asked.now())) {
      throw new Refusal(
          400,
          "AccountAlreadyRegisteredException",
          "The provided account is already a delegated administrator for your organization.");
    }
    return Json.object();
  }

  private void checkRegistrable(Account account, String service) {
    if (organization.manages(account.id())) {
      throw constraint(
          "You cannot register master account/yourself as delegated administrator for your"
              + " organization.",
          "CANNOT_REGISTER_MASTER_AS_DELEGATED_ADMINISTRATOR");
    }
    if (account.state() != AccountState.ACTIVE) {
      throw constraint(
          "You cannot register a suspended account as a delegated administrator.",
          "CANNOT_REGISTER_SUSPENDED_ACCOUNT_AS_DELEGATED_ADMINISTRATOR");
    }
    if (!organization.trusted().containsKey(service)) {
      throw constraint(
          "You must enable service access before you register a delegated administrator.",
          "SERVICE_ACCESS_NOT_ENABLED");
    }
  }

  private ObjectNode deregister(Asked asked) {
    String service = asked.required("ServicePrincipal");
    Account account = OrganizationReads.account(organization, asked.required("AccountId"));
    if (!organization.deregister(account.id(), service)) {
      throw new Refusal(
          400,
          "AccountNotRegisteredException",
          "The provided account is not a registered delegated administrator for your"
              + " organization.");
    }
    return Json.object();
  }

  private static Refusal constraint(String text, String reason) {
    return new Refusal(400, "ConstraintViolationException", text, reason);
  }
}
