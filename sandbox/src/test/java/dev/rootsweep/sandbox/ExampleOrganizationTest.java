package dev.rootsweep.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ExampleOrganizationTest {

  private final Organization organization =
      ExampleOrganization.at(Instant.parse("2026-11-22T12:00:00Z"));

  @Test
  void hasTwentyFiveAccountsOfWhichEightHoldSomething() {
    assertEquals(25, organization.accounts().size());
    assertEquals(8, organization.accounts().stream().filter(one -> !one.root().isEmpty()).count());
  }

  @Test
  void hasOneAccountInEveryStateThatIsNotSwept() {
    assertEquals(
        AccountState.SUSPENDED, organization.account(ExampleOrganization.SUSPENDED).state());
    assertEquals(AccountState.CLOSED, organization.account(ExampleOrganization.CLOSED).state());
    assertEquals(
        AccountState.PENDING_ACTIVATION, organization.account(ExampleOrganization.PENDING).state());
  }

  @Test
  void hasAKeyUsedYesterday() {
    Key key =
        assertInstanceOf(
            Key.class, organization.account(ExampleOrganization.KEY_IN_USE).root().getFirst());

    assertEquals(
        new Key.Use(Instant.parse("2026-11-21T12:00:00Z"), "s3", "eu-west-1"),
        key.lastUse().orElseThrow());
  }
}
