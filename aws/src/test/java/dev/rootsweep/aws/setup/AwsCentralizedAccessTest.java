package dev.rootsweep.aws.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.aws.Reach;
import dev.rootsweep.aws.wiring.Wiring;
import dev.rootsweep.core.model.AccessStep;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.setup.SetUpOutcome;
import dev.rootsweep.core.setup.SetUpOutcome.Gone;
import dev.rootsweep.core.setup.SetUpOutcome.State;
import dev.rootsweep.core.setup.SetUpOutcome.Step;
import dev.rootsweep.sandbox.Caller;
import dev.rootsweep.sandbox.ExampleOrganization;
import dev.rootsweep.sandbox.Member;
import dev.rootsweep.sandbox.Organization;
import dev.rootsweep.sandbox.Sandbox;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// - source: the sandbox, which is held to captured answers for Organizations and IAM, and to AWS's
///   reference for StackSets
class AwsCentralizedAccessTest {
  private static final AccountId HUB = new AccountId(ExampleOrganization.HUB);
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private final Organization organization =
      Organization.named("o-exampleorg1")
          .management(Member.named(ExampleOrganization.MANAGEMENT, "Management"))
          .member(Member.named(ExampleOrganization.HUB, "Hub"))
          .caller(ExampleOrganization.HUB_ROLE)
          .caller(ExampleOrganization.MANAGEMENT_ROLE);
  private final Sandbox sandbox = Sandbox.start(organization, 0, () -> NOW);

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void saysWhatTheOrganizationIs() {
    AwsCentralizedAccess access = access(ExampleOrganization.HUB_ROLE);

    assertEquals(HUB, access.caller());
    assertEquals(organization.id(), access.organization().id());
    assertEquals(
        new AccountId(ExampleOrganization.MANAGEMENT), access.organization().managementAccount());
    assertTrue(access.organization().allFeatures());
  }

  @Test
  void setsAnOrganizationUpStepByStep() {
    SetUpOutcome first = setUp(false);
    SetUpOutcome second = setUp(false);

    assertEquals(steps(State.SWITCHED_ON), first);
    assertEquals(steps(State.WAS_ON), second);
  }

  @Test
  void changesNothingWhenItOnlyLooks() {
    assertEquals(steps(State.OFF), setUp(true));
    assertEquals(steps(State.OFF), setUp(true));
  }

  @ParameterizedTest
  @EnumSource(AccessStep.class)
  void seesNothingOnBeforeItIs(AccessStep step) {
    assertFalse(access(ExampleOrganization.MANAGEMENT_ROLE).isOn(step, HUB));
  }

  @Test
  void saysWhatWasRefused() {
    AwsCentralizedAccess access =
        access(ExampleOrganization.MANAGEMENT_ROLE.denying("iam:EnableOrganizationsRootSessions"));
    access.switchOn(AccessStep.TRUSTED_ACCESS, HUB);

    PortFailure failure =
        assertThrows(PortFailure.class, () -> access.switchOn(AccessStep.ROOT_SESSIONS, HUB));

    assertEquals("iam:EnableOrganizationsRootSessions", failure.asked());
    assertTrue(failure.said().contains("not authorized"), failure.said());
  }

  private SetUpOutcome setUp(boolean onlyLook) {
    return Wiring.setUp(Reach.as(ExampleOrganization.MANAGEMENT_ROLE, sandbox.endpoint()))
        .handle(HUB, onlyLook);
  }

  private Gone steps(State state) {
    return new Gone(
        organization.rootId(),
        Stream.of(AccessStep.values()).map(step -> new Step(step, state)).toList());
  }

  private AwsCentralizedAccess access(Caller caller) {
    organization.caller(caller);
    return new AwsCentralizedAccess(Reach.as(caller, sandbox.endpoint()));
  }
}
