package dev.rootsweep.aws.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rootsweep.aws.Reach;
import dev.rootsweep.core.model.Account;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.sandbox.ExampleOrganization;
import dev.rootsweep.sandbox.Faults;
import dev.rootsweep.sandbox.Organization;
import dev.rootsweep.sandbox.Sandbox;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The example organization: the member stands in /Workloads/Prod, the hub elsewhere.
class WalkedDirectoryTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final AccountId MEMBER = new AccountId(ExampleOrganization.EXEMPT);
  private static final AccountId HUB = new AccountId(ExampleOrganization.HUB);
  private static final String WORKLOADS = "ou-exam-workload1";
  private static final String PROD = "ou-exam-workprod1";
  private static final String DELETED = "ou-exam-deleted01";
  private static final Set<String> UNITS = Set.of(WORKLOADS, PROD);
  private static final int ASKED_ALONE = 25;

  private final Organization organization = ExampleOrganization.at(NOW);
  private final Sandbox sandbox = Sandbox.start(organization, 0, () -> NOW);
  private final OrganizationsDirectory asked =
      new OrganizationsDirectory(Reach.hub(sandbox).withoutBackOff()::organizations, () -> NOW);
  private final WalkedDirectory walked = new WalkedDirectory(asked);

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void asksForEachOfTheFirstAccounts() {
    askTheFirst();

    assertEquals(0, calls("ListAccountsForParent"));
    assertEquals(ASKED_ALONE, calls("ListParents") - 2, "two more for the units above");
  }

  @Test
  void listsEachUnitOnceForAllOthers() {
    askTheFirst();
    walked.unitsAbove(HUB, UNITS);
    sandbox.record().clear();

    assertEquals(Set.of(WORKLOADS, PROD), walked.unitsAbove(MEMBER, UNITS));
    assertEquals(Set.of(), walked.unitsAbove(HUB, UNITS));
    assertEquals(0, sandbox.record().size());
  }

  @Test
  void saysTheSameOfEveryAccount() {
    askTheFirst();
    Set<String> units = new HashSet<>(UNITS);
    units.add(organization.rootId());

    for (Account account : asked.accounts()) {
      assertEquals(
          asked.unitsAbove(account.id(), units),
          walked.unitsAbove(account.id(), units),
          account::toString);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ListAccountsForParent", "ListOrganizationalUnitsForParent"})
  void asksForEachAccountWhereAUnitCannotBeListed(String call) {
    organization.faults(Faults.none().throttle(call, 1));
    askTheFirst();

    assertEquals(Set.of(WORKLOADS, PROD), walked.unitsAbove(MEMBER, UNITS));
    assertEquals(Set.of(), walked.unitsAbove(HUB, UNITS));
  }

  @Test
  void asksForEachAccountWhereAUnitWasDeleted() {
    Set<String> units = Set.of(WORKLOADS, DELETED);
    for (int number = 0; number <= ASKED_ALONE; number++) {
      assertEquals(Set.of(WORKLOADS), walked.unitsAbove(MEMBER, units));
    }
  }

  private void askTheFirst() {
    for (int number = 0; number < ASKED_ALONE; number++) {
      assertEquals(Set.of(WORKLOADS, PROD), walked.unitsAbove(MEMBER, UNITS));
    }
  }

  private long calls(String operation) {
    return sandbox.record().count(call -> call.operation().equals(operation));
  }
}
