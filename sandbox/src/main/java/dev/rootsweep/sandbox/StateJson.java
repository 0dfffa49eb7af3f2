package dev.rootsweep.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.Optional;

/// What is there now, in the words of the organization file, without secrets and e-mail addresses.
final class StateJson {

  private StateJson() {}

  static String write(Organization organization) {
    synchronized (organization) {
      ObjectNode state = Json.object();
      state.put("id", organization.id());
      state.put("managementAccount", organization.management().id());
      state.put("trustedAccess", organization.trustsIam());
      ArrayNode features = state.putArray("features");
      organization.features().forEach(feature -> features.add(feature.wire()));
      ArrayNode delegates = state.putArray("delegates");
      organization.delegates(Organization.IAM).forEach(delegates::add);
      ArrayNode accounts = state.putArray("accounts");
      organization.accounts().forEach(account -> accounts.add(account(organization, account)));
      return state.toString();
    }
  }

  private static ObjectNode account(Organization organization, Account account) {
    ObjectNode shown =
        Json.object()
            .put("id", account.id())
            .put("name", account.name())
            .put("unit", account.parent())
            .put("state", account.state().name())
            .put("member", account.member())
            .put("joinedMethod", account.joinedMethod().name())
            .put("joined", account.joined().toString())
            .put("rootSessionsDenied", organization.deniesRootSessions(account));
    ObjectNode tags = shown.putObject("tags");
    account.tags().forEach(tags::put);
    ArrayNode credentials = shown.putArray("credentials");
    account.root().forEach(credential -> credentials.add(credential(credential)));
    ArrayNode buckets = shown.putArray("buckets");
    organization
        .bucketsOf(account.id())
        .forEach(one -> resource(buckets.addObject(), one.name(), one.region(), one.policy()));
    ArrayNode queues = shown.putArray("queues");
    organization
        .queuesOf(account.id())
        .forEach(one -> resource(queues.addObject(), one.name(), one.region(), one.policy()));
    return shown;
  }

  private static void resource(
      ObjectNode shown, String name, String region, Optional<String> policy) {
    shown.put("name", name).put("region", region);
    policy.ifPresent(text -> shown.putRawValue("policy", new RawValue(text)));
  }

  private static ObjectNode credential(RootCredential credential) {
    return switch (credential) {
      case Password password -> password(password);
      case Key key -> key(key);
      case Certificate certificate ->
          named("signingCertificate", certificate)
              .put("active", certificate.active())
              .put("created", certificate.uploaded().toString());
      case Mfa device -> named("mfaDevice", device).put("created", device.enabled().toString());
    };
  }

  private static ObjectNode password(Password password) {
    ObjectNode shown =
        Json.object().put("type", "password").put("created", password.created().toString());
    password.lastUsed().ifPresent(at -> shown.put("lastUsed", at.toString()));
    return shown;
  }

  private static ObjectNode key(Key key) {
    ObjectNode shown =
        named("accessKey", key)
            .put("active", key.active())
            .put("created", key.created().toString());
    key.lastUse()
        .ifPresent(
            use ->
                shown
                    .putObject("lastUsed")
                    .put("at", use.at().toString())
                    .put("service", use.service())
                    .put("region", use.region()));
    return shown;
  }

  private static ObjectNode named(String type, RootCredential credential) {
    return Json.object().put("type", type).put("id", credential.id());
  }
}
