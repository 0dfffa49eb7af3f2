package dev.rootsweep.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rootsweep.sandbox.Organization.Unit;
import dev.rootsweep.sandbox.wire.Refusal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What Organizations tells the management account and its delegates.
final class OrganizationReads {

  private static final int MOST = 20;

  private final Organization organization;

  OrganizationReads(Organization organization) {
    this.organization = organization;
  }

  Map<String, Operation> operations() {
    return Map.ofEntries(
        Map.entry("DescribeOrganization", this::describeOrganization),
        Map.entry("ListAccounts", guarded(this::accounts)),
        Map.entry("ListAccountsForParent", guarded(this::accountsForParent)),
        Map.entry("DescribeAccount", guarded(this::describeAccount)),
        Map.entry("ListParents", guarded(this::parents)),
        Map.entry("ListRoots", guarded(this::roots)),
        Map.entry("ListOrganizationalUnitsForParent", guarded(this::units)),
        Map.entry("DescribeOrganizationalUnit", guarded(this::describeUnit)),
        Map.entry("ListTagsForResource", guarded(this::tags)),
        Map.entry("ListAWSServiceAccessForOrganization", guarded(this::trusted)),
        Map.entry("ListDelegatedAdministrators", guarded(this::delegates)));
  }

  static Refusal noPermission() {
    return new Refusal(
        400, "AccessDeniedException", "You don't have permissions to access this resource.");
  }

  static Account account(Organization organization, String id) {
    return organization
        .current(id)
        .orElseThrow(
            () ->
                new Refusal(
                    400,
                    "AccountNotFoundException",
                    "You specified an account that doesn't exist."));
  }

  private Operation guarded(Operation read) {
    return asked -> {
      String account = asked.who().account();
      if (!organization.manages(account) && !organization.delegated(account)) {
        throw noPermission();
      }
      return read.answer(asked);
    };
  }

  private ObjectNode describeOrganization(Asked asked) {
    Account management = organization.management();
    if (organization.current(asked.who().account()).isEmpty()) {
      String text = "Your account is not a member of an organization.";
      throw new Refusal(400, "AWSOrganizationsNotInUseException", text);
    }
    ObjectNode result = Json.object();
    ObjectNode shown =
        result
            .putObject("Organization")
            .put("Id", organization.id())
            .put("Arn", organization.arn("organization", ""))
            .put("FeatureSet", "ALL")
            .put("MasterAccountArn", organization.arn("account", "/" + management.id()))
            .put("MasterAccountId", management.id())
            .put("MasterAccountEmail", management.email());
    shown
        .putArray("AvailablePolicyTypes")
        .addObject()
        .put("Type", "SERVICE_CONTROL_POLICY")
        .put("Status", "ENABLED");
    return result;
  }

  private ObjectNode accounts(Asked asked) {
    return paged(asked, "Accounts", organization.current(), this::account, true);
  }

  /// Made from the API reference: no captured answer is at hand.
  private ObjectNode accountsForParent(Asked asked) {
    String parent = parent(asked);
    List<Account> children =
        organization.current().stream().filter(one -> one.parent().equals(parent)).toList();
    return paged(asked, "Accounts", children, this::account, true);
  }

  private ObjectNode describeAccount(Asked asked) {
    Account account = account(organization, asked.required("AccountId"));
    ObjectNode result = Json.object();
    result.set("Account", account(account));
    return result;
  }

  private ObjectNode account(Account account) {
    ObjectNode described = core(account).put("State", account.state().name());
    described.putArray("Paths").add(path(account));
    return described;
  }

  /// Made from documentation.
  ///
  /// - source: Organizations API, Account; IAM User Guide, "AWS Organizations entity path"
  private String path(Account account) {
    Deque<String> path = new ArrayDeque<>(List.of(account.id()));
    String parent = account.parent();
    for (Optional<Unit> in = organization.unit(parent);
        in.isPresent();
        in = organization.unit(in.get().parent())) {
      path.addFirst(in.get().id());
    }
    path.addFirst(organization.rootId());
    path.addFirst(organization.id());
    return String.join("/", path) + "/";
  }

  private ObjectNode core(Account account) {
    return Json.object()
        .put("Id", account.id())
        .put("Arn", organization.arn("account", "/" + account.id()))
        .put("Email", account.email())
        .put("Name", account.name())
        .put("Status", account.state().status())
        .put("JoinedMethod", account.joinedMethod().name())
        .put("JoinedTimestamp", Json.seconds(account.joined()));
  }

  private ObjectNode parents(Asked asked) {
    String child = asked.required("ChildId");
    String parent =
        organization
            .current(child)
            .map(Account::parent)
            .or(() -> organization.unit(child).map(Unit::parent))
            .orElseThrow(
                () ->
                    absent("ChildNotFoundException", "You specified a child that doesn't exist."));
    ObjectNode result = Json.object();
    String type = parent.equals(organization.rootId()) ? "ROOT" : "ORGANIZATIONAL_UNIT";
    result.putArray("Parents").addObject().put("Id", parent).put("Type", type);
    return result;
  }

  private ObjectNode roots(Asked asked) {
    ObjectNode result = Json.object();
    ObjectNode root =
        result
            .putArray("Roots")
            .addObject()
            .put("Id", organization.rootId())
            .put("Arn", organization.arn("root", "/" + organization.rootId()))
            .put("Name", "Root");
    root.putArray("PolicyTypes");
    return result;
  }

  private ObjectNode units(Asked asked) {
    String parent = parent(asked);
    List<Unit> children =
        organization.units().stream().filter(unit -> unit.parent().equals(parent)).toList();
    return paged(asked, "OrganizationalUnits", children, this::unit, false);
  }

  private String parent(Asked asked) {
    String parent = asked.required("ParentId");
    if (!parent.equals(organization.rootId()) && organization.unit(parent).isEmpty()) {
      throw absent("ParentNotFoundException", "You specified a parent that doesn't exist.");
    }
    return parent;
  }

  private ObjectNode describeUnit(Asked asked) {
    Optional<Unit> unit = organization.unit(asked.required("OrganizationalUnitId"));
    ObjectNode result = Json.object();
    result.set(
        "OrganizationalUnit",
        unit.map(this::unit)
            .orElseThrow(
                () ->
                    absent(
                        "OrganizationalUnitNotFoundException",
                        "You specified an organizational unit that doesn't exist.")));
    return result;
  }

  private ObjectNode unit(Unit unit) {
    return Json.object()
        .put("Id", unit.id())
        .put("Arn", organization.arn("ou", "/" + unit.id()))
        .put("Name", unit.name());
  }

  private ObjectNode tags(Asked asked) {
    String resource = asked.required("ResourceId");
    Optional<Account> account = organization.current(resource);
    if (account.isEmpty() && organization.unit(resource).isEmpty()) {
      throw absent("TargetNotFoundException", "You specified a target that doesn't exist.");
    }
    ObjectNode result = Json.object();
    ArrayNode tags = result.putArray("Tags");
    account
        .map(Account::tags)
        .orElse(Map.of())
        .forEach((key, value) -> tags.addObject().put("Key", key).put("Value", value));
    return result;
  }

  private ObjectNode trusted(Asked asked) {
    ObjectNode result = Json.object();
    ArrayNode services = result.putArray("EnabledServicePrincipals");
    organization
        .trusted()
        .forEach(
            (service, since) ->
                services
                    .addObject()
                    .put("ServicePrincipal", service)
                    .put("DateEnabled", Json.seconds(since)));
    return result;
  }

  private ObjectNode delegates(Asked asked) {
    Optional<String> service = asked.input("ServicePrincipal");
    List<Account> registered =
        organization.current().stream()
            .filter(
                account ->
                    service
                        .map(name -> organization.delegated(account.id(), name))
                        .orElseGet(() -> organization.delegated(account.id())))
            .toList();
    return paged(asked, "DelegatedAdministrators", registered, this::delegate, false);
  }

  private ObjectNode delegate(Account account) {
    return core(account).put("DelegationEnabledDate", since(account.id()));
  }

  private double since(String account) {
    return organization.delegates().values().stream()
        .flatMap(of -> Optional.ofNullable(of.get(account)).stream())
        .mapToDouble(Json::seconds)
        .min()
        .orElse(0);
  }

  private <T> ObjectNode paged(
      Asked asked, String name, List<T> all, Function<T, ObjectNode> written, boolean accounts) {
    int size = size(asked);
    boolean empties = accounts && organization.paging().emptyPages();
    int most = accounts ? Math.min(size, organization.paging().accounts()) : size;
    Page<T> page = Page.of(all, asked.input("NextToken"), most, empties);
    ObjectNode result = Json.object();
    ArrayNode items = result.putArray(name);
    page.items().forEach(item -> items.add(written.apply(item)));
    page.next().ifPresent(token -> result.put("NextToken", token));
    return result;
  }

  private static int size(Asked asked) {
    int size = asked.input("MaxResults").map(Integer::parseInt).orElse(MOST);
    if (size < 1 || size > MOST) {
      String reason = size < 1 ? "MIN_VALUE_EXCEEDED" : "MAX_VALUE_EXCEEDED";
      String text = "You specified a number of results that isn't valid.";
      throw new Refusal(400, "InvalidInputException", text, reason);
    }
    return size;
  }

  private static Refusal absent(String code, String text) {
    return new Refusal(400, code, text);
  }
}
