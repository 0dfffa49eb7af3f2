package dev.rootsweep.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rootsweep.sandbox.wire.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What IAM tells a root session about the root user.
final class RootReads {

  private static final String NEVER = "N/A";

  private final Organization organization;

  RootReads(Organization organization) {
    this.organization = organization;
  }

  Map<String, Operation> operations() {
    return Map.of(
        "GetUser", this::user,
        "GetLoginProfile", this::loginProfile,
        "ListAccessKeys", this::keys,
        "GetAccessKeyLastUsed", this::keyLastUsed,
        "ListSigningCertificates", this::certificates,
        "ListMFADevices", this::devices,
        "GetAccountSummary", this::summary);
  }

  /// The account whose root user asks.
  static Account root(Organization organization, Asked asked) {
    return switch (asked.who()) {
      case RootSession session -> organization.account(session.account());
      case Caller _ ->
          throw Refusal.validation("Must specify userName when calling with non-User credentials");
    };
  }

  static Refusal noProfile() {
    return absent("Login Profile for User null cannot be found.");
  }

  static Refusal absent(String text) {
    return new Refusal(404, "NoSuchEntity", text);
  }

  static ObjectNode profile(Password password) {
    ObjectNode result = Json.object();
    result
        .putObject("LoginProfile")
        .put("CreateDate", Json.time(password.created()))
        .put("PasswordResetRequired", false);
    return result;
  }

  private ObjectNode user(Asked asked) {
    Account account = root(organization, asked);
    ObjectNode result = Json.object();
    ObjectNode user =
        result
            .putObject("User")
            .put("UserId", account.id())
            .put("Arn", account.rootArn())
            .put("CreateDate", Json.time(account.created()));
    account.passwordLastUsed().ifPresent(at -> user.put("PasswordLastUsed", Json.time(at)));
    return result;
  }

  private ObjectNode loginProfile(Asked asked) {
    return seen(asked)
        .held(Password.class, Password.ID)
        .map(RootReads::profile)
        .orElseThrow(RootReads::noProfile);
  }

  private ObjectNode keys(Asked asked) {
    return list(asked, "AccessKeyMetadata", seen(asked).held(Key.class), RootReads::key);
  }

  private static ObjectNode key(Key key) {
    return Json.object()
        .put("AccessKeyId", key.id())
        .put("Status", key.active() ? "Active" : "Inactive")
        .put("CreateDate", Json.time(key.created()));
  }

  private ObjectNode keyLastUsed(Asked asked) {
    Holdings seen = seen(asked);
    String id = asked.required("AccessKeyId");
    Optional<Key> key = seen.held(Key.class, id);
    if (key.isEmpty()) {
      // A guess: no GetAccessKeyLastUsed was captured. The captured task policies deny it on
      // everything but the root user, and a key that is gone belongs to nobody. Older IAM API
      // references name NoSuchEntity, newer ones name no error.
      throw Permissions.denied(asked, "access key " + id, "");
    }
    ObjectNode result = Json.object();
    ObjectNode used = result.putObject("AccessKeyLastUsed");
    Optional<Key.Use> last = key.flatMap(Key::lastUse);
    last.ifPresent(use -> used.put("LastUsedDate", Json.time(use.at())));
    used.put("ServiceName", last.map(Key.Use::service).orElse(NEVER));
    used.put("Region", last.map(Key.Use::region).orElse(NEVER));
    return result;
  }

  private ObjectNode certificates(Asked asked) {
    List<Certificate> seen = seen(asked).held(Certificate.class);
    return list(asked, "Certificates", seen, RootReads::certificate);
  }

  private static ObjectNode certificate(Certificate certificate) {
    return Json.object()
        .put("CertificateId", certificate.id())
        .put("CertificateBody", "-----BEGIN CERTIFICATE-----\nEXAMPLE\n-----END CERTIFICATE-----")
        .put("Status", certificate.active() ? "Active" : "Inactive")
        .put("UploadDate", Json.time(certificate.uploaded()));
  }

  private ObjectNode devices(Asked asked) {
    return list(asked, "MFADevices", seen(asked).held(Mfa.class), RootReads::device);
  }

  private static ObjectNode device(Mfa device) {
    return Json.object()
        .put("SerialNumber", device.serial())
        .put("EnableDate", Json.time(device.enabled()));
  }

  private <T> ObjectNode list(
      Asked asked, String name, List<T> all, Function<T, ObjectNode> written) {
    int most = organization.paging().credentials();
    int size =
        asked.input("MaxItems").map(Integer::parseInt).map(max -> Math.min(max, most)).orElse(most);
    Page<T> page = Page.of(all, asked.input("Marker"), size, false);
    ObjectNode result = Json.object();
    ArrayNode items = result.putArray(name);
    page.items().forEach(item -> items.add(written.apply(item)));
    result.put("IsTruncated", page.next().isPresent());
    page.next().ifPresent(marker -> result.put("Marker", marker));
    return result;
  }

  private ObjectNode summary(Asked asked) {
    Account account = organization.account(asked.who().account());
    ObjectNode result = Json.object();
    result.set("SummaryMap", AccountSummary.of(shown(account, asked)));
    return result;
  }

  private Holdings seen(Asked asked) {
    return root(organization, asked).seenBy(asked);
  }

  private Numbers shown(Account account, Asked asked) {
    Numbers then = Numbers.of(account.seenBy(asked));
    Numbers left = account.faults().shown(account.id(), then);
    return organization.faults().shown(account.id(), left);
  }
}
