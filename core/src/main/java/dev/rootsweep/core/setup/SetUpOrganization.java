package dev.rootsweep.core.setup;

import dev.rootsweep.core.model.AccessStep;
import dev.rootsweep.core.model.Account;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.AccountState;
import dev.rootsweep.core.model.OrganizationFacts;
import dev.rootsweep.core.port.CentralizedAccess;
import dev.rootsweep.core.port.Directory;
import dev.rootsweep.core.port.Time;
import dev.rootsweep.core.setup.SetUpOutcome.State;
import dev.rootsweep.core.setup.SetUpOutcome.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Switches centralized root access on, what of it is off. It never switches anything off.
public final class SetUpOrganization {
  private static final int LOOKS = 5;
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(3);

  private final CentralizedAccess access;
  private final Directory directory;
  private final Time time;

  public SetUpOrganization(CentralizedAccess access, Directory directory, Time time) {
    this.access = access;
    this.directory = directory;
    this.time = time;
  }

  /// Sets an organization up for a hub account, or only looks what is off.
  ///
  /// - errors: `PortFailure`; what was switched on until then stays on, and the set-up can be run
  ///   again at any time
  public SetUpOutcome handle(AccountId hub, boolean onlyLook) {
    OrganizationFacts organization = access.organization();
    Optional<String> hindrance = hindrance(organization, hub);
    if (hindrance.isPresent()) {
      return new SetUpOutcome.Refused(hindrance.get());
    }
    List<Step> steps = new ArrayList<>();
    for (AccessStep step : steps(organization, hub)) {
      steps.add(new Step(step, take(step, hub, onlyLook)));
    }
    return new SetUpOutcome.Gone(access.root(), steps.stream().map(s -> seen(s, hub)).toList());
  }

  private Optional<String> hindrance(OrganizationFacts organization, AccountId hub) {
    if (!organization.allFeatures()) {
      return Optional.of(
          "Organization "
              + organization.id()
              + " only shares a bill: enable all features of it first (Organizations, Settings).");
    }
    AccountId caller = access.caller();
    if (!caller.equals(organization.managementAccount())) {
      return Optional.of(
          "Only the management account "
              + organization.managementAccount()
              + " can set the organization up; these credentials belong to "
              + caller
              + ": use credentials of that account, for example with --profile.");
    }
    return hub.equals(caller) ? Optional.empty() : hindrance(hub);
  }

  private Optional<String> hindrance(AccountId hub) {
    Optional<Account> account = directory.account(hub);
    if (account.isEmpty()) {
      return Optional.of(
          "Account "
              + hub
              + " is not in the organization: invite it, or name another hub account.");
    }
    return account.get().state() == AccountState.ACTIVE
        ? Optional.empty()
        : Optional.of(
            "Account " + hub + " is " + account.get().state() + ": only an active one can be hub.");
  }

  private static List<AccessStep> steps(OrganizationFacts organization, AccountId hub) {
    return Arrays.stream(AccessStep.values())
        .filter(
            step -> step != AccessStep.DELEGATE || !hub.equals(organization.managementAccount()))
        .toList();
  }

  private State take(AccessStep step, AccountId hub, boolean onlyLook) {
    if (access.isOn(step, hub)) {
      return State.WAS_ON;
    }
    if (onlyLook) {
      return State.OFF;
    }
    access.switchOn(step, hub);
    return State.SWITCHED_ON;
  }

  /// Nothing is called on that AWS did not show: its services learn of a change one after another.
  private Step seen(Step step, AccountId hub) {
    if (step.state() != State.SWITCHED_ON) {
      return step;
    }
    for (int look = 1; !access.isOn(step.step(), hub); look++) {
      if (look == LOOKS) {
        return new Step(step.step(), State.NOT_SEEN);
      }
      time.pause(BETWEEN_LOOKS);
    }
    return step;
  }
}
