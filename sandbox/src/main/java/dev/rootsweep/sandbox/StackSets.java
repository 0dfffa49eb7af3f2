package dev.rootsweep.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rootsweep.sandbox.wire.Refusal;
import java.util.Map;

/// CloudFormation's switch for StackSets in the organization. Nobody captured its answers: they are
/// made from AWS's API reference.
final class StackSets {
  private static final String SERVICE = "member.org.stacksets.cloudformation.amazonaws.com";

  private final Organization organization;

  StackSets(Organization organization) {
    this.organization = organization;
  }

  Map<String, Operation> operations() {
    return Map.of(
        "DescribeOrganizationsAccess",
        this::describe,
        "ActivateOrganizationsAccess",
        this::activate);
  }

  private ObjectNode describe(Asked asked) {
    checkManages(asked);
    return Json.object()
        .put("Status", organization.trusted().containsKey(SERVICE) ? "ENABLED" : "DISABLED");
  }

  private ObjectNode activate(Asked asked) {
    checkManages(asked);
    organization.trust(SERVICE, asked.now());
    return Json.object();
  }

  private void checkManages(Asked asked) {
    if (!organization.manages(asked.who().account())) {
      throw new Refusal(
          400,
          "InvalidOperationException",
          "You must be the management account to perform this operation.");
    }
  }
}
