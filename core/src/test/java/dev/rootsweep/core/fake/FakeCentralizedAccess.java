package dev.rootsweep.core.fake;

import dev.rootsweep.core.model.AccessStep;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.OrganizationFacts;
import dev.rootsweep.core.port.CentralizedAccess;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Switches that do as they are told, some of them late.
public final class FakeCentralizedAccess implements CentralizedAccess {
  private final AccountId managementAccount;
  private final Set<AccessStep> on = EnumSet.noneOf(AccessStep.class);
  private final Map<AccessStep, Integer> late = new EnumMap<>(AccessStep.class);
  private final List<AccessStep> switched = new ArrayList<>();
  private AccountId caller;
  private boolean allFeatures = true;

  public FakeCentralizedAccess(AccountId managementAccount) {
    this.managementAccount = managementAccount;
    this.caller = managementAccount;
  }

  /// Lets another account ask.
  public FakeCentralizedAccess askedBy(AccountId account) {
    caller = account;
    return this;
  }

  /// Lets the organization only share a bill.
  public FakeCentralizedAccess billingOnly() {
    allFeatures = false;
    return this;
  }

  /// Lets a step be done already.
  public FakeCentralizedAccess with(AccessStep step) {
    on.add(step);
    return this;
  }

  /// Shows a step only after so many looks.
  public FakeCentralizedAccess late(AccessStep step, int looks) {
    late.put(step, looks);
    return this;
  }

  /// Returns what was switched on, in its order.
  public List<AccessStep> switched() {
    return List.copyOf(switched);
  }

  @Override
  public AccountId caller() {
    return caller;
  }

  @Override
  public OrganizationFacts organization() {
    return new OrganizationFacts("o-abcde12345", managementAccount, allFeatures);
  }

  @Override
  public String root() {
    return "r-abcd";
  }

  @Override
  public boolean isOn(AccessStep step, AccountId hub) {
    if (on.contains(step) && late.getOrDefault(step, 0) > 0) {
      late.merge(step, -1, Integer::sum);
      return false;
    }
    return on.contains(step);
  }

  @Override
  public void switchOn(AccessStep step, AccountId hub) {
    switched.add(step);
    on.add(step);
  }
}
