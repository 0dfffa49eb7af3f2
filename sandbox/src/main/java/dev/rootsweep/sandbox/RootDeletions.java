package dev.rootsweep.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rootsweep.sandbox.wire.Refusal;
import java.util.Map;

/// What a root session changes at the root user: it deletes, or opens password recovery.
///
/// Deletions look a name up in what their call sees, which may lag behind, and delete it from what
/// is held. So one may answer success for what is gone already. AWS may do otherwise: no deletion
/// that found an old state was captured.
final class RootDeletions {

  private final Organization organization;

  RootDeletions(Organization organization) {
    this.organization = organization;
  }

  Map<String, Operation> operations() {
    return Map.of(
        "CreateLoginProfile", this::createProfile,
        "DeleteLoginProfile", this::deleteProfile,
        "DeleteAccessKey", this::deleteKey,
        "DeleteSigningCertificate", this::deleteCertificate,
        "DeactivateMFADevice", this::deactivateDevice,
        "DeleteVirtualMFADevice", this::deleteDevice);
  }

  private ObjectNode createProfile(Asked asked) {
    Account account = RootReads.root(organization, asked);
    if (!account.held(Password.class).isEmpty()) {
      String text = "Login Profile for account " + account.id() + " already exists.";
      throw new Refusal(409, "EntityAlreadyExists", text);
    }
    Password password = Password.created(asked.now());
    account.add(password);
    return RootReads.profile(password);
  }

  private ObjectNode deleteProfile(Asked asked) {
    Account account = RootReads.root(organization, asked);
    Password password =
        account.seenBy(asked).held(Password.class, Password.ID).orElseThrow(RootReads::noProfile);
    return removed(asked, account, password);
  }

  private ObjectNode deleteKey(Asked asked) {
    Account account = RootReads.root(organization, asked);
    String id = asked.required("AccessKeyId");
    return removed(asked, account, seen(asked, account, Key.class, id, "The Access Key with id "));
  }

  private ObjectNode deleteCertificate(Asked asked) {
    Account account = RootReads.root(organization, asked);
    String id = asked.required("CertificateId");
    return removed(
        asked, account, seen(asked, account, Certificate.class, id, "The Certificate with id "));
  }

  private ObjectNode deactivateDevice(Asked asked) {
    Account account = RootReads.root(organization, asked);
    String serial = asked.required("SerialNumber");
    Mfa device = seen(asked, account, Mfa.class, serial, "MFA Device with serial number ");
    checkDeletable(asked, account, serial);
    account.deactivate(device);
    return Json.object();
  }

  private ObjectNode deleteDevice(Asked asked) {
    Account account = RootReads.root(organization, asked);
    String serial = asked.required("SerialNumber");
    if (account.held(Mfa.class, serial).isPresent()) {
      throw new Refusal(409, "DeleteConflict", "MFA VirtualDevice in use. Must deactivate first.");
    }
    if (!account.unassignedDevices().contains(serial)) {
      String text = "VirtualMFADevice with serial number " + serial + " doesn't exist.";
      throw RootReads.absent(text);
    }
    checkDeletable(asked, account, serial);
    account.deleteUnassigned(serial);
    return Json.object();
  }

  private static <T extends RootCredential> T seen(
      Asked asked, Account account, Class<T> kind, String id, String what) {
    return account
        .seenBy(asked)
        .held(kind, id)
        .orElseThrow(() -> RootReads.absent(what + id + " cannot be found."));
  }

  private ObjectNode removed(Asked asked, Account account, RootCredential credential) {
    checkDeletable(asked, account, credential.id());
    account.remove(credential.id());
    return Json.object();
  }

  private void checkDeletable(Asked asked, Account account, String credential) {
    if (account.faults().deniesDeletion(asked.operation(), credential)
        || organization.faults().deniesDeletion(asked.operation(), credential)) {
      throw Permissions.deniedByOrganization(asked, account.rootArn());
    }
  }
}
