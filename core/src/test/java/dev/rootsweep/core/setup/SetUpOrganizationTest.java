package dev.rootsweep.core.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.fake.FakeCentralizedAccess;
import dev.rootsweep.core.fake.FakeDirectory;
import dev.rootsweep.core.fake.FakeTime;
import dev.rootsweep.core.fake.Journal;
import dev.rootsweep.core.model.AccessStep;
import dev.rootsweep.core.model.Account;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.AccountState;
import dev.rootsweep.core.model.JoinedMethod;
import dev.rootsweep.core.setup.SetUpOutcome.Gone;
import dev.rootsweep.core.setup.SetUpOutcome.Refused;
import dev.rootsweep.core.setup.SetUpOutcome.State;
import dev.rootsweep.core.setup.SetUpOutcome.Step;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SetUpOrganizationTest {
  private static final AccountId MANAGEMENT = new AccountId("888888888888");
  private static final AccountId HUB = new AccountId("999999999999");
  private static final AccountId STRANGER = new AccountId("777777777777");

  private final FakeDirectory directory = new FakeDirectory(new Journal());
  private final FakeCentralizedAccess access = new FakeCentralizedAccess(MANAGEMENT);

  @Test
  void switchesOnWhatIsOffInItsOrder() {
    put(AccountState.ACTIVE);

    SetUpOutcome outcome = handle(HUB, false);

    assertEquals(List.of(AccessStep.values()), access.switched());
    assertEquals(new Gone("r-abcd", all(State.SWITCHED_ON)), outcome);
  }

  @Test
  void switchesNothingOnThatIsOn() {
    put(AccountState.ACTIVE);
    Stream.of(AccessStep.values()).forEach(access::with);

    SetUpOutcome outcome = handle(HUB, false);

    assertEquals(List.of(), access.switched());
    assertEquals(new Gone("r-abcd", all(State.WAS_ON)), outcome);
  }

  @Test
  void onlyLooksWhenItIsAskedTo() {
    put(AccountState.ACTIVE);

    SetUpOutcome outcome = handle(HUB, true);

    assertEquals(List.of(), access.switched());
    assertEquals(new Gone("r-abcd", all(State.OFF)), outcome);
  }

  @Test
  void registersNobodyWhereTheManagementAccountIsTheHub() {
    handle(MANAGEMENT, false);

    assertFalse(access.switched().contains(AccessStep.DELEGATE));
    assertEquals(AccessStep.values().length - 1, access.switched().size());
  }

  @Test
  void looksAgainUntilAwsShowsIt() {
    put(AccountState.ACTIVE);
    access.late(AccessStep.ROOT_SESSIONS, 4);

    assertEquals(new Gone("r-abcd", all(State.SWITCHED_ON)), handle(HUB, false));
  }

  @Test
  void callsNothingOnThatAwsDoesNotShow() {
    put(AccountState.ACTIVE);
    access.late(AccessStep.ROOT_SESSIONS, 5);

    SetUpOutcome outcome = handle(HUB, false);

    assertTrue(
        outcome instanceof Gone gone
            && !gone.allOn()
            && gone.steps().contains(new Step(AccessStep.ROOT_SESSIONS, State.NOT_SEEN)),
        outcome.toString());
  }

  @Test
  void refusesWithoutAllFeatures() {
    access.billingOnly();

    assertRefused("only shares a bill");
  }

  @Test
  void refusesOutsideTheManagementAccount() {
    access.askedBy(STRANGER);

    assertRefused("Only the management account 888888888888");
  }

  @Test
  void refusesAHubOutsideTheOrganization() {
    assertRefused("999999999999 is not in the organization");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ACTIVE")
  void refusesAHubThatIsNotActive(AccountState state) {
    put(state);

    assertRefused("999999999999 is " + state);
  }

  private void assertRefused(String why) {
    SetUpOutcome outcome = handle(HUB, false);

    assertTrue(
        outcome instanceof Refused(String reason) && reason.contains(why), outcome.toString());
    assertEquals(List.of(), access.switched());
  }

  private SetUpOutcome handle(AccountId hub, boolean onlyLook) {
    return new SetUpOrganization(access, directory, new FakeTime(Instant.EPOCH))
        .handle(hub, onlyLook);
  }

  private static List<Step> all(State state) {
    return Stream.of(AccessStep.values()).map(step -> new Step(step, state)).toList();
  }

  private void put(AccountState state) {
    directory.put(new Account(HUB, "name", state, JoinedMethod.INVITED, Instant.EPOCH, MANAGEMENT));
  }
}
