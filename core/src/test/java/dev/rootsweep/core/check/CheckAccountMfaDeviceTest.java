package dev.rootsweep.core.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.fake.CheckWorld;
import dev.rootsweep.core.fake.Credentials;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.signal.Cause;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A password without MFA is worse than both: what is not known to be gone keeps the devices.
class CheckAccountMfaDeviceTest {
  private static final RootCredential PASSWORD = Credentials.oldPassword();
  private static final RootCredential DEVICE = Credentials.oldDevice("old");

  private final CheckWorld world = new CheckWorld();

  @Test
  void stayWhileThePasswordCouldNotBeDeletedThoughAReadMissesIt() {
    world.root().give(PASSWORD, DEVICE);
    world.root().deny(PASSWORD, "denied by the test");
    world.root().beforeDeletion(() -> world.root().list(DEVICE));

    CheckOutcome outcome = world.handle(world.caused(Cause.CREATED));

    assertInstanceOf(CheckOutcome.Incomplete.class, outcome);
    assertEquals(List.of(), world.journal.calls(" delete MFA_DEVICE"));
    assertEquals(List.of(PASSWORD, DEVICE), world.root().held());
  }

  @Test
  void stayWhereAReadShowsAPasswordWhoseDeletionFoundNothing() {
    world.root().give(PASSWORD, DEVICE);
    world.root().list(PASSWORD, DEVICE);
    world.root().beforeDeletion(() -> world.root().take(PASSWORD));

    CheckOutcome outcome = world.handle(world.caused(Cause.CREATED));

    assertInstanceOf(CheckOutcome.Incomplete.class, outcome);
    assertEquals(List.of(DEVICE), world.root().held());
  }

  @Test
  void sayWhyTheyStay() {
    world.root().give(PASSWORD, DEVICE);
    world.root().deny(PASSWORD, "denied by the test");

    CheckOutcome outcome = world.handle(world.caused(Cause.CREATED));

    String why = ((CheckOutcome.Incomplete) outcome).why();
    assertTrue(why.contains("console password: denied by the test"), why);
    assertTrue(why.contains("kept while the console password is there"), why);
  }
}
