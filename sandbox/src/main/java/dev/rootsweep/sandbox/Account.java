package dev.rootsweep.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// One account of the organization: a handle that reads and changes it while the sandbox runs.
public final class Account {

  private final Organization organization;
  private final String id;
  private final String name;
  private final String email;
  private final Instant created;
  private final Past past = new Past();
  private final Map<String, String> tags;
  private Holdings held = Holdings.NONE;
  private String parent;
  private AccountState state;
  private JoinedMethod joinedMethod;
  private Instant joined;
  private boolean member = true;
  private boolean rootDenied;
  private FaultState faults;
  private Optional<Instant> passwordLastUsed = Optional.empty();
  private Optional<CredentialReport> report = Optional.empty();

  Account(Organization organization, Member description, String parent) {
    this.organization = organization;
    this.id = description.id();
    this.name = description.name();
    this.email = description.email();
    this.created = description.joined();
    this.tags = new TreeMap<>(description.tags());
    this.parent = parent;
    this.state = description.state();
    this.joinedMethod = description.joinedMethod();
    this.joined = description.joined();
    this.rootDenied = description.rootDenied();
    this.faults = new FaultState(description.faults());
    for (RootCredential credential : description.root()) {
      held = held.with(credential);
      noteUse(credential);
    }
  }

  /// The twelve digits.
  public String id() {
    return id;
  }

  /// The name.
  public String name() {
    return name;
  }

  /// The state.
  public AccountState state() {
    synchronized (organization) {
      return state;
    }
  }

  /// Changes the state.
  public Account state(AccountState other) {
    synchronized (organization) {
      state = other;
      return this;
    }
  }

  /// What the root user holds now.
  public List<RootCredential> root() {
    synchronized (organization) {
      return held.credentials();
    }
  }

  /// Gives the root user a credential; one of the same id is replaced.
  public Account add(RootCredential credential) {
    synchronized (organization) {
      become(held.with(credential));
      noteUse(credential);
      return this;
    }
  }

  /// Takes the credential of that id away; `password` for the password.
  public Account remove(String credential) {
    synchronized (organization) {
      become(held.without(credential));
      return this;
    }
  }

  /// Sets a tag.
  public Account tag(String key, String value) {
    synchronized (organization) {
      tags.put(key, value);
      return this;
    }
  }

  /// Removes a tag.
  public Account untag(String key) {
    synchronized (organization) {
      tags.remove(key);
      return this;
    }
  }

  /// Moves the account to that OU.
  public Account move(String unit) {
    synchronized (organization) {
      parent = unit;
      return this;
    }
  }

  /// Lets a service control policy deny root everything, or no longer.
  public Account rootDenied(boolean denied) {
    synchronized (organization) {
      rootDenied = denied;
      return this;
    }
  }

  /// Replaces the faults; those that count start anew.
  public Account faults(Faults others) {
    synchronized (organization) {
      faults = new FaultState(others);
      return this;
    }
  }

  /// Takes the account out of the organization. Its root credentials stay as they are.
  public Account leave() {
    synchronized (organization) {
      member = false;
      organization.membershipChanged();
      return this;
    }
  }

  /// Brings the account back into the organization.
  public Account join(JoinedMethod how, Instant when) {
    synchronized (organization) {
      member = true;
      organization.membershipChanged();
      joinedMethod = how;
      joined = when;
      return this;
    }
  }

  /// True while the account belongs to the organization.
  public boolean member() {
    synchronized (organization) {
      return member;
    }
  }

  String rootArn() {
    return "arn:aws:iam::" + id + ":root";
  }

  String email() {
    return email;
  }

  Instant created() {
    return created;
  }

  String parent() {
    return parent;
  }

  JoinedMethod joinedMethod() {
    return joinedMethod;
  }

  Instant joined() {
    return joined;
  }

  Map<String, String> tags() {
    return tags;
  }

  boolean rootDenied() {
    return rootDenied;
  }

  FaultState faults() {
    synchronized (organization) {
      return faults;
    }
  }

  Optional<Instant> passwordLastUsed() {
    return passwordLastUsed;
  }

  Optional<CredentialReport> report() {
    return report;
  }

  void report(CredentialReport newer) {
    report = Optional.of(newer);
  }

  Set<String> unassignedDevices() {
    return held.unassignedDevices();
  }

  <T extends RootCredential> List<T> held(Class<T> kind) {
    return held.held(kind);
  }

  <T extends RootCredential> Optional<T> held(Class<T> kind, String credential) {
    return held.held(kind, credential);
  }

  void deactivate(Mfa device) {
    become(held.deactivated(device));
  }

  void deleteUnassigned(String serial) {
    become(held.withoutUnassigned(serial));
  }

  /// What that call sees of the root user: what was held as long ago as the call lags behind. It
  /// looks at the clock anew, as another call may have been answered while this one waited.
  Holdings seenBy(Asked asked) {
    Duration one = faults.staleFor(asked);
    Duration all = organization.faults().staleFor(asked);
    return past.seen(organization.now(), one.compareTo(all) > 0 ? one : all, held);
  }

  void forgetPast() {
    past.forget();
  }

  private void become(Holdings other) {
    if (other.equals(held)) {
      return;
    }
    Numbers before = Numbers.of(held);
    past.change(organization.now(), held);
    faults.changing(id, before);
    organization.faults().changing(id, before);
    held = other;
  }

  private void noteUse(RootCredential credential) {
    if (credential instanceof Password password) {
      passwordLastUsed = password.lastUsed().or(() -> passwordLastUsed);
    }
  }
}
