package dev.rootsweep.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
  private final Map<String, RootCredential> root = new LinkedHashMap<>();
  private final Past past = new Past();
  private final Set<String> unassignedDevices = new LinkedHashSet<>();
  private final Map<String, String> tags;
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
    description.root().forEach(this::keep);
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
      return List.copyOf(root.values());
    }
  }

  /// Gives the root user a credential; one of the same id is replaced.
  public Account add(RootCredential credential) {
    synchronized (organization) {
      changing();
      keep(credential);
      return this;
    }
  }

  /// Takes the credential of that id away; `password` for the password.
  public Account remove(String credential) {
    synchronized (organization) {
      changing();
      root.remove(credential);
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
    return unassignedDevices;
  }

  <T extends RootCredential> List<T> held(Class<T> kind) {
    List<T> found = new ArrayList<>();
    root.values().stream().filter(kind::isInstance).map(kind::cast).forEach(found::add);
    return found;
  }

  <T extends RootCredential> Optional<T> held(Class<T> kind, String credential) {
    return held(kind).stream().filter(one -> one.id().equals(credential)).findFirst();
  }

  void deactivate(Mfa device) {
    changing();
    root.remove(device.id());
    if (device.serial().contains(":mfa/")) {
      unassignedDevices.add(device.serial());
    }
  }

  void deleteUnassigned(String serial) {
    changing();
    unassignedDevices.remove(serial);
  }

  /// What the summary counted at that time, as far back as the sandbox runs.
  Numbers numbersAt(Instant time) {
    return past.at(time, Numbers.of(this));
  }

  private void changing() {
    Numbers before = Numbers.of(this);
    past.change(organization.now(), before);
    faults.changing(id, before);
    organization.faults().changing(id, before);
  }

  private void keep(RootCredential credential) {
    root.put(credential.id(), credential);
    if (credential instanceof Password password) {
      passwordLastUsed = password.lastUsed().or(() -> passwordLastUsed);
    }
  }
}
