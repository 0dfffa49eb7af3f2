package dev.rootsweep.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The world that the sandbox shows: accounts, OUs, delegates, features and who may ask. It is
/// built and changed by the same methods, before and while a sandbox runs on it.
public final class Organization {

  static final String IAM = "iam.amazonaws.com";

  private final String id;
  private final Map<String, Account> accounts = new LinkedHashMap<>();
  private final Map<String, Unit> units = new LinkedHashMap<>();
  private final Map<String, Caller> callers = new LinkedHashMap<>();
  private final Map<String, S3Bucket> buckets = new LinkedHashMap<>();
  private final Map<String, SqsQueue> queues = new LinkedHashMap<>();
  private final Map<String, Map<String, Instant>> delegates = new TreeMap<>();
  private final Map<String, Instant> trusted = new TreeMap<>();
  private final Set<Feature> features = EnumSet.noneOf(Feature.class);
  private final List<RootDenial> denials = new ArrayList<>();
  private FaultState faults = new FaultState(Faults.none());
  private Paging paging = Paging.DEFAULT;
  private Duration trustLag = Duration.ZERO;
  private Instant trustSeenUntil = Instant.MIN;
  private InstantSource clock = InstantSource.fixed(Instant.MIN);
  private @Nullable Account management;
  private @Nullable List<Account> current;

  private Organization(String id) {
    this.id = id;
  }

  /// An organization of that id (`o-...`) with nothing in it.
  public static Organization named(String id) {
    return new Organization(id);
  }

  /// Adds the management account.
  public Organization management(String account, String name) {
    return management(Member.named(account, name));
  }

  /// Adds the management account.
  public synchronized Organization management(Member account) {
    management = enter(account);
    return this;
  }

  /// Adds an OU; the parent is another OU, or `rootId()`.
  public synchronized Organization ou(String unit, String name, String parent) {
    units.put(unit, new Unit(unit, name, parent));
    return this;
  }

  /// Adds a member account.
  public synchronized Organization member(Member account) {
    enter(account);
    return this;
  }

  /// Adds so many member accounts, described by their number from 0 on.
  public synchronized Organization members(int count, IntFunction<Member> described) {
    IntStream.range(0, count).mapToObj(described).forEach(this::enter);
    return this;
  }

  /// Turns trusted access for IAM on or off, with effect everywhere at once.
  public synchronized Organization trustedAccess(boolean on) {
    trustSeenUntil = Instant.MIN;
    if (on) {
      trusted.putIfAbsent(IAM, Instant.EPOCH);
    } else {
      trusted.remove(IAM);
    }
    return this;
  }

  /// Lets STS see a removal of trusted access only after that time, as AWS does (captured: between
  /// one and three minutes). Zero unless set.
  public synchronized Organization trustedAccessLag(Duration lag) {
    trustLag = lag;
    return this;
  }

  /// Turns RootCredentialsManagement on or off.
  public Organization rootCredentialsManagement(boolean on) {
    return feature(Feature.ROOT_CREDENTIALS_MANAGEMENT, on);
  }

  /// Turns RootSessions on or off.
  public Organization rootSessions(boolean on) {
    return feature(Feature.ROOT_SESSIONS, on);
  }

  /// Registers a member as delegated administrator for IAM.
  public synchronized Organization delegate(String account) {
    register(account, IAM, Instant.EPOCH);
    return this;
  }

  /// Deregisters the delegated administrator for IAM.
  public synchronized Organization deregister(String account) {
    deregister(account, IAM);
    return this;
  }

  /// Adds a service control policy that denies root. It does not bind the management account.
  public synchronized Organization denyRoot(RootDenial policy) {
    denials.add(policy);
    return this;
  }

  /// Adds a principal that may sign requests.
  public synchronized Organization caller(Caller caller) {
    callers.put(caller.accessKeyId(), caller);
    return this;
  }

  /// Adds a bucket; one of the same name is replaced.
  public synchronized Organization bucket(S3Bucket bucket) {
    buckets.put(bucket.name(), bucket);
    return this;
  }

  /// Adds a queue; one of the same Region, account and name is replaced.
  public synchronized Organization queue(SqsQueue queue) {
    queues.put(queue.arn(), queue);
    return this;
  }

  /// Sets the faults of the whole organization; those of accounts come on top.
  public synchronized Organization faults(Faults others) {
    faults = new FaultState(others);
    return this;
  }

  /// Sets how many items a page of ListAccounts holds (AWS: at most 20).
  public synchronized Organization accountsPerPage(int most) {
    paging = new Paging(most, paging.credentials(), paging.emptyPages());
    return this;
  }

  /// Sets how many items a page of an IAM list holds (AWS: 100).
  public synchronized Organization credentialsPerPage(int most) {
    paging = new Paging(paging.accounts(), most, paging.emptyPages());
    return this;
  }

  /// Lets ListAccounts answer an empty page that carries a NextToken before every page.
  public synchronized Organization emptyPages(boolean on) {
    paging = new Paging(paging.accounts(), paging.credentials(), on);
    return this;
  }

  /// The handle of an account, whether or not it belongs to the organization at the moment.
  public Account account(String account) {
    return find(account)
        .orElseThrow(() -> new IllegalArgumentException("not in the sandbox: " + account));
  }

  /// The handles of all accounts, the management account included.
  public synchronized List<Account> accounts() {
    return List.copyOf(accounts.values());
  }

  /// The organization's id.
  public String id() {
    return id;
  }

  /// The id of the organization's root, `r-` and four characters.
  public String rootId() {
    return "r-" + id.substring(2, 6);
  }

  /// The callers, in the order they were added.
  public synchronized List<Caller> callers() {
    return List.copyOf(callers.values());
  }

  Account management() {
    if (management == null) {
      throw new IllegalStateException("the organization has no management account");
    }
    return management;
  }

  synchronized Optional<Account> find(String account) {
    return Optional.ofNullable(accounts.get(account));
  }

  Optional<Account> current(String account) {
    return find(account).filter(Account::member);
  }

  /// The accounts that belong to the organization; made anew only after somebody came or left.
  synchronized List<Account> current() {
    if (current == null) {
      current = accounts.values().stream().filter(Account::member).toList();
    }
    return current;
  }

  synchronized void membershipChanged() {
    current = null;
  }

  /// True when a service control policy denies root sessions everything in that account.
  boolean deniesRootSessions(Account account) {
    if (account.rootDenied()) {
      return true;
    }
    List<String> places = places(account);
    return !manages(account.id())
        && denials.stream()
            .filter(policy -> !policy.exemptsAssumedRoot())
            .anyMatch(policy -> places.stream().anyMatch(policy.targets()::contains));
  }

  /// The account and everything it lies in.
  private List<String> places(Account account) {
    List<String> places = new ArrayList<>(List.of(account.id(), account.parent(), rootId()));
    for (Optional<Unit> in = unit(account.parent()); in.isPresent(); in = unit(in.get().parent())) {
      places.add(in.get().parent());
    }
    return places;
  }

  Optional<Unit> unit(String unit) {
    return Optional.ofNullable(units.get(unit));
  }

  Collection<Unit> units() {
    return units.values();
  }

  synchronized Optional<Caller> callerBy(String accessKeyId) {
    return Optional.ofNullable(callers.get(accessKeyId));
  }

  /// The buckets that an account owns.
  public synchronized List<S3Bucket> bucketsOf(String account) {
    return buckets.values().stream().filter(one -> one.account().equals(account)).toList();
  }

  /// The queues that an account owns.
  public synchronized List<SqsQueue> queuesOf(String account) {
    return queues.values().stream().filter(one -> one.account().equals(account)).toList();
  }

  synchronized Optional<S3Bucket> bucket(String name) {
    return Optional.ofNullable(buckets.get(name));
  }

  synchronized Optional<SqsQueue> queue(String arn) {
    return Optional.ofNullable(queues.get(arn));
  }

  /// Lives by the clock of the sandbox that starts on it; what was before that was long ago.
  synchronized void live(InstantSource by) {
    clock = by;
    accounts.values().forEach(Account::forgetPast);
  }

  synchronized Instant now() {
    return clock.instant();
  }

  synchronized FaultState faults() {
    return faults;
  }

  Paging paging() {
    return paging;
  }

  Set<Feature> features() {
    return features;
  }

  synchronized Organization feature(Feature feature, boolean on) {
    if (on) {
      features.add(feature);
    } else {
      features.remove(feature);
    }
    return this;
  }

  Map<String, Instant> trusted() {
    return trusted;
  }

  boolean trustsIam() {
    return trusted.containsKey(IAM);
  }

  boolean stsTrustsIam(Instant now) {
    return trustsIam() || now.isBefore(trustSeenUntil);
  }

  void trust(String service, Instant now) {
    trusted.putIfAbsent(service, now);
  }

  void distrust(String service, Instant now) {
    if (trusted.remove(service) != null && service.equals(IAM)) {
      trustSeenUntil = now.plus(trustLag);
    }
  }

  Map<String, Map<String, Instant>> delegates() {
    return delegates;
  }

  Set<String> delegates(String service) {
    return delegates.getOrDefault(service, Map.of()).keySet();
  }

  boolean register(String account, String service, Instant now) {
    return delegates.computeIfAbsent(service, _ -> new LinkedHashMap<>()).putIfAbsent(account, now)
        == null;
  }

  boolean deregister(String account, String service) {
    return delegates.getOrDefault(service, Map.of()).containsKey(account)
        && delegates.getOrDefault(service, Map.of()).remove(account) != null;
  }

  boolean delegated(String account, String service) {
    return delegates.getOrDefault(service, Map.of()).containsKey(account)
        && current(account).isPresent();
  }

  boolean delegated(String account) {
    return delegates.keySet().stream().anyMatch(service -> delegated(account, service));
  }

  boolean manages(String account) {
    return account.equals(management().id());
  }

  String arn(String kind, String rest) {
    return "arn:aws:organizations::" + management().id() + ":" + kind + "/" + id + rest;
  }

  private Account enter(Member description) {
    String parent = description.parent().orElse(rootId());
    Account account = new Account(this, description, parent);
    accounts.put(description.id(), account);
    membershipChanged();
    return account;
  }

  /// One organizational unit.
  record Unit(String id, String name, String parent) {}

  /// How lists are cut into pages.
  record Paging(int accounts, int credentials, boolean emptyPages) {

    static final Paging DEFAULT = new Paging(20, 100, false);
  }
}
