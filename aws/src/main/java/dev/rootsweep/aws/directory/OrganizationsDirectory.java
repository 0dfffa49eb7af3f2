package dev.rootsweep.aws.directory;

import dev.rootsweep.aws.Failures;
import dev.rootsweep.core.model.Account;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.AccountState;
import dev.rootsweep.core.model.JoinedMethod;
import dev.rootsweep.core.model.OrganizationalUnit;
import dev.rootsweep.core.model.UnitPath;
import dev.rootsweep.core.port.Directory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.AccountNotFoundException;
import software.amazon.awssdk.services.organizations.model.Parent;
import software.amazon.awssdk.services.organizations.model.ParentType;
import software.amazon.awssdk.services.organizations.model.Tag;
import software.amazon.awssdk.utils.Lazy;

/// The organization as Organizations lists it.
///
/// What stands above an account's own parent is kept for a quarter of an hour: units move rarely,
/// and ListParents is a slow quota that the whole organization shares.
public final class OrganizationsDirectory implements Directory {
  private static final Pattern ACCOUNT_ARN =
      Pattern.compile("arn:[a-z-]+:organizations::([0-9]{12}):account/o-[a-z0-9]+/[0-9]{12}");
  private static final Duration KEPT = Duration.ofMinutes(15);

  /// A unit with what is above it, as read at an instant.
  private record Above(List<OrganizationalUnit> path, Instant readAt) {}

  private final Lazy<OrganizationsClient> organizations;
  private final InstantSource clock;
  private final Map<String, Above> above = new ConcurrentHashMap<>();

  /// Makes the directory; the client is made with the first call, which most checks do without.
  public OrganizationsDirectory(Supplier<OrganizationsClient> client, InstantSource clock) {
    this.organizations = new Lazy<>(client);
    this.clock = clock;
  }

  @Override
  public Optional<Account> account(AccountId id) {
    String asked = "organizations:DescribeAccount of " + id;
    return ask(
        asked,
        () -> {
          try {
            return Optional.of(
                account(
                    asked,
                    organizations
                        .getValue()
                        .describeAccount(r -> r.accountId(id.value()))
                        .account()));
          } catch (AccountNotFoundException e) {
            return Optional.empty();
          }
        });
  }

  @Override
  public UnitPath path(AccountId id) {
    return new UnitPath(path(parent(id.value())));
  }

  @Override
  public Map<String, String> tags(AccountId id) {
    return ask(
        "organizations:ListTagsForResource of " + id,
        () ->
            organizations
                .getValue()
                .listTagsForResourcePaginator(r -> r.resourceId(id.value()))
                .tags()
                .stream()
                .collect(Collectors.toMap(Tag::key, Tag::value)));
  }

  /// Lists every account below a unit or the root, at any depth. Costs
  /// `organizations:ListAccountsForParent` per twenty accounts and
  /// `organizations:ListOrganizationalUnitsForParent` per twenty units, at least one each per unit.
  ///
  /// - shape: `parent` is the id of a unit (`ou-...`) or of the root (`r-...`)
  /// - errors: `PortFailure`, also for a unit that is not there
  public List<Account> accountsBelow(String parent) {
    String asked = "organizations:ListAccountsForParent of " + parent;
    List<Account> below = new ArrayList<>();
    ask(
            asked,
            () ->
                organizations
                    .getValue()
                    .listAccountsForParentPaginator(r -> r.parentId(parent))
                    .stream()
                    .flatMap(page -> page.accounts().stream())
                    .toList())
        .forEach(told -> below.add(account(asked, told)));
    units(parent).forEach(unit -> below.addAll(accountsBelow(unit)));
    return below;
  }

  private List<String> units(String parent) {
    return ask(
        "organizations:ListOrganizationalUnitsForParent of " + parent,
        () ->
            organizations
                .getValue()
                .listOrganizationalUnitsForParentPaginator(r -> r.parentId(parent))
                .stream()
                .flatMap(page -> page.organizationalUnits().stream())
                .map(unit -> unit.id())
                .toList());
  }

  @Override
  public Iterable<Account> accounts() {
    String asked = "organizations:ListAccounts";
    return () -> {
      Iterator<software.amazon.awssdk.services.organizations.model.Account> listed =
          organizations.getValue().listAccountsPaginator().stream()
              .flatMap(page -> page.accounts().stream())
              .iterator();
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return ask(asked, listed::hasNext);
        }

        @Override
        public Account next() {
          return account(asked, ask(asked, listed::next));
        }
      };
    };
  }

  private List<OrganizationalUnit> path(Parent parent) {
    Above kept = above.get(parent.id());
    if (kept != null && kept.readAt().plus(KEPT).isAfter(clock.instant())) {
      return kept.path();
    }
    List<OrganizationalUnit> path = new ArrayList<>();
    if (parent.type() == ParentType.ORGANIZATIONAL_UNIT) {
      path.addAll(path(parent(parent.id())));
      path.add(unit(parent.id()));
    } else {
      path.add(new OrganizationalUnit(parent.id(), "Root"));
    }
    above.put(parent.id(), new Above(List.copyOf(path), clock.instant()));
    return path;
  }

  private OrganizationalUnit unit(String id) {
    return ask(
        "organizations:DescribeOrganizationalUnit of " + id,
        () ->
            new OrganizationalUnit(
                id,
                organizations
                    .getValue()
                    .describeOrganizationalUnit(r -> r.organizationalUnitId(id))
                    .organizationalUnit()
                    .name()));
  }

  private Parent parent(String child) {
    String asked = "organizations:ListParents of " + child;
    List<Parent> parents =
        ask(
            asked,
            () ->
                organizations.getValue().listParentsPaginator(r -> r.childId(child)).stream()
                    .flatMap(page -> page.parents().stream())
                    .toList());
    if (parents.size() != 1) {
      throw Failures.unexpected(asked, parents.size() + " parents");
    }
    return parents.get(0);
  }

  private static Account account(
      String asked, software.amazon.awssdk.services.organizations.model.@Nullable Account told) {
    if (told == null) {
      throw Failures.unexpected(asked, "an answer without an account");
    }
    Matcher arn = ACCOUNT_ARN.matcher(String.valueOf(told.arn()));
    if (!arn.matches()) {
      throw Failures.unexpected(asked, "an account with the ARN '" + told.arn() + "'");
    }
    if (told.joinedTimestamp() == null) {
      throw Failures.unexpected(asked, "an account without a joined time");
    }
    return new Account(
        new AccountId(told.id()),
        Optional.ofNullable(told.name()).orElse(""),
        known(AccountState.class, told.stateAsString(), asked + ": State"),
        known(JoinedMethod.class, told.joinedMethodAsString(), asked + ": JoinedMethod"),
        told.joinedTimestamp(),
        new AccountId(arn.group(1)));
  }

  private static <E extends Enum<E>> E known(Class<E> type, String text, String asked) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(text)) {
        return constant;
      }
    }
    throw Failures.unexpected(asked, "the value '" + text + "'");
  }

  private static <T> T ask(String asked, Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException e) {
      throw Failures.of(asked, e);
    }
  }
}
