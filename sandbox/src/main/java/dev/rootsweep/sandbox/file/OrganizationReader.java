package dev.rootsweep.sandbox.file;

import dev.rootsweep.sandbox.Caller;
import dev.rootsweep.sandbox.Member;
import dev.rootsweep.sandbox.Organization;
import dev.rootsweep.sandbox.RootDenial;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads the whole file into an organization. It goes on after a problem, to find them all.
final class OrganizationReader {

  private static final String DEFAULT_ID = "o-exampleorg1";
  private static final Map<String, Boolean> ROOT_SESSIONS =
      Map.of("RootSessions", true, "RootCredentialsManagement", false);

  private final FaultsReader faults;
  private final AccountReader accounts;
  private final ResourceReader resources = new ResourceReader();
  private final Ids accountIds = new Ids();
  private final Ids units = new Ids();
  private final Ids callerKeys = new Ids();
  private String managementAccount = "";

  OrganizationReader(Times times) {
    this.faults = new FaultsReader(times);
    this.accounts = new AccountReader(times, faults);
  }

  /// The management account of what was read.
  String managementAccount() {
    return managementAccount;
  }

  Organization read(Place file) {
    Organization organization = Organization.named(id(file));
    organization.trustedAccess(file.flag("trustedAccess", true));
    features(file, organization);
    file.objects("organizationalUnits").forEach(unit -> unit(unit, organization));
    management(file, organization);
    file.objects("accounts")
        .forEach(account -> organization.member(account(account, organization)));
    delegates(file, organization);
    file.objects("policies").forEach(policy -> policy(policy, organization));
    callers(file, organization);
    organization.faults(faults.everywhere(file.object("faults")));
    file.end();
    return organization;
  }

  private static String id(Place file) {
    String id =
        file.has("id") ? file.required("id", "o-[a-z0-9]{10,32}", "o-, 10 to 32 of a-z0-9") : "";
    return id.isEmpty() ? DEFAULT_ID : id;
  }

  private static void features(Place file, Organization organization) {
    if (!file.has("features")) {
      organization.rootSessions(true).rootCredentialsManagement(true);
      return;
    }
    file.texts("features")
        .forEach(
            (place, name) -> {
              if (!ROOT_SESSIONS.containsKey(name)) {
                file.wrong(place, "must be RootSessions or RootCredentialsManagement");
              } else if (Boolean.TRUE.equals(ROOT_SESSIONS.get(name))) {
                organization.rootSessions(true);
              } else {
                organization.rootCredentialsManagement(true);
              }
            });
  }

  private void unit(Place unit, Organization organization) {
    String id =
        unit.required("id", "ou-[a-z0-9]{4,32}-[a-z0-9]{8,32}", "such as ou-exam-workload1");
    String parent = unit.text("parent").orElse("");
    units.demand(unit, "parent", parent);
    units.take(unit, "id", id);
    String name = unit.required("name");
    unit.end();
    organization.ou(id, name, parent.isEmpty() ? organization.rootId() : parent);
  }

  private void management(Place file, Organization organization) {
    List<Place> found = file.object("management").stream().toList();
    if (found.isEmpty()) {
      if (!file.has("management")) {
        file.wrong("management", "missing");
      }
      return;
    }
    Member management = account(found.getFirst(), organization);
    managementAccount = management.id();
    organization.management(management);
  }

  private Member account(Place place, Organization organization) {
    Member account = accounts.read(place);
    accountIds.take(place, "id", place.text("id").orElse(""));
    account.parent().ifPresent(parent -> units.demand(place, "unit", parent));
    resources.read(place, account.id(), organization);
    place.end();
    return account;
  }

  private void delegates(Place file, Organization organization) {
    file.texts("delegates")
        .forEach(
            (place, account) -> {
              accountIds.demand(file, place, account);
              if (account.equals(managementAccount)) {
                file.wrong(place, "the management account cannot be a delegate");
              }
              organization.delegate(account);
            });
  }

  private void policy(Place policy, Organization organization) {
    String name = policy.required("name");
    boolean exempts = policy.flag("exemptsAssumedRoot", false);
    Map<String, String> targets = policy.texts("targets");
    if (targets.isEmpty()) {
      policy.wrong("targets", "must name accounts, organizational units or \"root\"");
    }
    targets.forEach(
        (place, target) -> {
          if (!target.equals("root") && !units.has(target)) {
            accountIds.demand(policy, place, target);
          }
        });
    policy.end();
    Set<String> ids = new HashSet<>(targets.values());
    if (ids.remove("root")) {
      ids.add(organization.rootId());
    }
    organization.denyRoot(new RootDenial(name, exempts, ids));
  }

  private void callers(Place file, Organization organization) {
    List<Place> callers = file.objects("callers");
    if (callers.isEmpty()) {
      file.wrong("callers", "there must be one at least");
    }
    callers.forEach(caller -> organization.caller(caller(caller)));
  }

  private Caller caller(Place place) {
    String key = place.required("accessKeyId", "\\w{16,128}", "16 to 128 letters and digits");
    callerKeys.take(place, "accessKeyId", key);
    String account = place.required("account");
    accountIds.demand(place, "account", account);
    Caller caller =
        new Caller(
            key,
            place.required("secretAccessKey"),
            account,
            place
                .text("arn")
                .orElse("arn:aws:sts::" + account + ":assumed-role/rootsweep/rootsweep"),
            place.has("allowed") ? List.copyOf(place.texts("allowed").values()) : List.of("*"),
            List.copyOf(place.texts("denied").values()));
    place.end();
    return caller;
  }
}
