package dev.rootsweep.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.sandbox.ExampleOrganization;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SetUpCommandTest {
  private final HandWorld world = new HandWorld();

  SetUpCommandTest() {
    System.setProperty("aws.accessKeyId", ExampleOrganization.MANAGEMENT_ROLE.accessKeyId());
    System.setProperty(
        "aws.secretAccessKey", ExampleOrganization.MANAGEMENT_ROLE.secretAccessKey());
    world.organization.rootSessions(false);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void showsWhatIsOffAndChangesNothing() {
    assertEquals(Rootsweep.REMAINS, setUp("--dry-run"));

    assertTrue(world.out.toString().contains("| privileged root sessions"), world.out.toString());
    assertTrue(world.out.toString().contains("| OFF"), world.out.toString());
    assertEquals(0, world.calls("EnableOrganizationsRootSessions").size());
  }

  @Test
  void asksBeforeItSwitchesAnythingOn() {
    world.answering("n");

    assertEquals(Rootsweep.REMAINS, setUp());

    assertEquals(1, world.questions.size());
    assertTrue(world.err.toString().contains("| OFF"), world.err.toString());
    assertEquals(0, world.calls("EnableOrganizationsRootSessions").size());
  }

  @Test
  void switchesOnWhatIsOffAndNothingElse() {
    assertEquals(Rootsweep.DONE, setUp("--yes"));

    assertTrue(world.out.toString().contains("switched on now"), world.out.toString());
    assertEquals(1, world.calls("EnableOrganizationsRootSessions").size());
    assertEquals(0, world.calls("EnableAWSServiceAccess").size());
    assertEquals(0, world.calls("RegisterDelegatedAdministrator").size());
  }

  @Test
  void asksNothingWhereEverythingIsOn() {
    setUp("--yes");

    assertEquals(Rootsweep.DONE, setUp("--yes", "--output", "json"));
    assertTrue(world.out.toString().contains("\"WAS_ON\""), world.out.toString());
    assertFalse(world.out.toString().contains("\"OFF\""), world.out.toString());
  }

  @Test
  void refusesWhereNobodyCanAnswer() {
    assertEquals(Rootsweep.USAGE, setUp());
    assertTrue(world.sandbox.record().calls().isEmpty());
  }

  @Test
  void refusesAnAccountOutsideTheOrganization() {
    int code =
        world.run(new SetUpCommand(world.surroundings()), "--hub", "000000000001", "--dry-run");

    assertEquals(Rootsweep.USAGE, code);
    assertTrue(world.err.toString().contains("not in the organization"), world.err.toString());
  }

  private int setUp(String... more) {
    String[] arguments = new String[more.length + 2];
    arguments[0] = "--hub";
    arguments[1] = ExampleOrganization.HUB;
    System.arraycopy(more, 0, arguments, 2, more.length);
    return world.run(new SetUpCommand(world.surroundings()), arguments);
  }
}
