package dev.rootsweep.cli;

import static dev.rootsweep.cli.HandWorld.KEY_IN_USE;
import static dev.rootsweep.cli.HandWorld.TABLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.cli.connect.Surroundings;
import dev.rootsweep.cli.report.ExitCodes;
import dev.rootsweep.core.model.Approval;
import dev.rootsweep.core.port.Ledger;
import dev.rootsweep.core.port.MessageQueue;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.signal.CheckMessage;
import dev.rootsweep.sandbox.ExampleOrganization;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApproveCommandTest {
  private final HandWorld world = new HandWorld();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void approvesInTheCallersNameWhatTheNextCheckThenRemoves() {
    hold();

    int approved = approve("--yes");
    Approval approval = approvals().getFirst();
    int checked = world.check("--ledger", TABLE, "--yes", "--accounts", KEY_IN_USE.value());

    assertEquals(Rootsweep.DONE, approved);
    assertEquals(ExampleOrganization.HUB_ROLE.arn(), approval.by());
    assertEquals("CHG-1", approval.reason());
    assertEquals(Rootsweep.DONE, checked);
    assertEquals(1, world.deletionSessions().size());
    assertTrue(approvals().isEmpty());
  }

  @Test
  void asksAfterShowingWhatWouldBeLost() {
    hold();

    int code = approveAs("n");

    assertEquals(Rootsweep.REMAINS, code);
    assertTrue(world.err.toString().contains("access key AKIAEXAMPLEUSED00001, made"));
    assertTrue(world.err.toString().contains("cannot be restored"));
    assertTrue(approvals().isEmpty());
  }

  @Test
  void approvesAfterAYes() {
    hold();

    assertEquals(Rootsweep.DONE, approveAs("yes"));
    assertEquals(1, approvals().size());
  }

  @Test
  void refusesWhereNothingIsHeld() {
    int code = approve("--yes");

    assertEquals(Rootsweep.REMAINS, code);
    assertTrue(world.out.toString().contains("knows no check"), world.out.toString());
    assertTrue(approvals().isEmpty());
  }

  @Test
  void refusesWhereNobodyCanAnswer() {
    assertEquals(Rootsweep.USAGE, approve());
    assertTrue(world.sandbox.record().calls().isEmpty());
  }

  @Test
  void demandsAnAccountAReasonAndALedger() {
    ApproveCommand command = new ApproveCommand(world.surroundings());

    assertEquals(Rootsweep.USAGE, world.run(command, KEY_IN_USE.value(), "--yes"));
    assertEquals(Rootsweep.USAGE, world.run(command, "123", "--reason", "x", "--yes"));
    assertEquals(Rootsweep.USAGE, world.run(command, KEY_IN_USE.value(), "--reason", "x", "--yes"));
    assertTrue(world.err.toString().contains("--ledger"), world.err.toString());
  }

  @Test
  void saysThatTheApprovalStandsAndHowToGoOnWhereTheQueueIsSilent() {
    hold();
    world.queue = new SilentQueue();

    int code =
        approve("--yes", "--queue", "https://sqs.us-east-1.amazonaws.com/222222222222/checks");

    String said = world.out.toString();
    assertEquals(ExitCodes.NOT_QUEUED, code);
    assertEquals(1, approvals().size());
    assertTrue(
        said.contains(
            "The approval stands, but the check could not be queued (queueing a check: no answer)"),
        said);
    assertTrue(
        said.contains("rootsweep check --accounts " + KEY_IN_USE + " --ledger " + TABLE), said);
  }

  @Test
  void namesTheTableThatIsNotThereInEveryOrder() {
    List<Object> orders =
        List.of(
            new ApproveCommand(brokenLedger()),
            new PauseCommand(brokenLedger()),
            new ResumeCommand(brokenLedger()),
            new CheckCommand(brokenLedger()));

    for (Object order : orders) {
      world.err.getBuffer().setLength(0);
      String[] words =
          switch (order) {
            case ApproveCommand _ ->
                new String[] {KEY_IN_USE.value(), "--reason", "x", "--yes", "--ledger", "nope"};
            case PauseCommand _ -> new String[] {"--reason", "x", "--ledger", "nope"};
            case CheckCommand _ -> new String[] {"--yes", "--ledger", "nope"};
            default -> new String[] {"--ledger", "nope"};
          };

      assertEquals(Rootsweep.FAILED, world.run(order, words));
      assertTrue(world.err.toString().contains("ledger nope in us-east-1"), world.err.toString());
      assertTrue(
          world.err.toString().contains("correct --ledger or --region"), world.err.toString());
    }
  }

  private Surroundings brokenLedger() {
    return refusing(
        new PortFailure(
            PortFailure.Kind.UNEXPECTED,
            "reading it",
            "ResourceNotFoundException: Requested resource not found",
            null));
  }

  @Test
  void saysHowToFindOutWhetherAnUnansweredOrderWasCarriedOut() {
    Surroundings silent =
        refusing(new PortFailure(PortFailure.Kind.UNAVAILABLE, "writing it", "no answer", null));

    assertEquals(
        Rootsweep.FAILED, world.run(new PauseCommand(silent), "--reason", "x", "--ledger", TABLE));
    assertEquals(Rootsweep.FAILED, world.run(new ResumeCommand(silent), "--ledger", TABLE));

    assertTrue(world.err.toString().contains("see whether removals are paused."));
    assertTrue(world.err.toString().contains("see whether removals are still paused."));
  }

  /// A slip in the address must not be found after the approval.
  @ParameterizedTest
  @CsvSource({
    "checks, is no queue such as https://sqs.us-east-1.amazonaws.com/222222222222/rootsweep-check",
    "https://sqs.us-east-1.amazonaws.com/1/checks, is no queue such as",
    "https://sqs.eu-west-1.amazonaws.com/222222222222/checks, is in eu-west-1"
  })
  void refusesAQueueThatCannotBeMeantBeforeItApproves(String queue, String said) {
    assertEquals(Rootsweep.USAGE, approve("--yes", "--queue", queue));

    assertTrue(
        world.err.toString().contains(said.replaceFirst("is no queue", "which is no queue")),
        world.err::toString);
    assertTrue(
        world.ledger.allowed(HandWorld.KEY_IN_USE).approvals().isEmpty(), "nothing is approved");
  }

  private Surroundings refusing(PortFailure failure) {
    Surroundings sound = world.surroundings();
    return new Surroundings(
        sound.environment(),
        sound.time(),
        sound.terminal(),
        (_, _) -> HandWorld.failing(Ledger.class, failure),
        sound.queues(),
        sound.topics());
  }

  @Test
  void pausesAndResumesInTheCallersName() {
    PauseCommand pause = new PauseCommand(world.surroundings());
    ResumeCommand resume = new ResumeCommand(world.surroundings());

    world.run(pause, "--reason", "incident 42", "--ledger", TABLE);
    assertEquals(ExampleOrganization.HUB_ROLE.arn(), world.ledger.pause().orElseThrow().by());
    world.run(pause, "--reason", "another", "--ledger", TABLE);
    world.run(resume, "--ledger", TABLE);
    world.run(resume, "--ledger", TABLE);

    assertTrue(world.ledger.pause().isEmpty());
    List<String> lines = world.out.toString().lines().toList();
    assertEquals(4, lines.size());
    assertTrue(lines.get(1).contains("incident 42. That pause stays."), lines.get(1));
    assertTrue(lines.get(2).startsWith("Removals go on, by order of arn:"), lines.get(2));
    assertTrue(lines.get(3).contains("not paused"), lines.get(3));
  }

  private void hold() {
    world.check("--ledger", TABLE, "--yes", "--accounts", KEY_IN_USE.value());
    assertTrue(world.deletionSessions().isEmpty());
    world.out.getBuffer().setLength(0);
  }

  private int approveAs(String answer) {
    world.answering(answer);
    return approve();
  }

  private int approve(String... more) {
    List<String> arguments =
        new ArrayList<>(List.of(KEY_IN_USE.value(), "--reason", "CHG-1", "--ledger", TABLE));
    arguments.addAll(List.of(more));
    return world.run(new ApproveCommand(world.surroundings()), arguments.toArray(String[]::new));
  }

  private List<Approval> approvals() {
    return world.ledger.allowed(KEY_IN_USE).approvals();
  }

  private static final class SilentQueue implements MessageQueue<CheckMessage> {
    @Override
    public void send(CheckMessage message, Duration delay) {
      throw new PortFailure(PortFailure.Kind.UNAVAILABLE, "queueing a check", "no answer", null);
    }

    @Override
    public void bury(String message, String reason) {
      throw new AssertionError(reason);
    }
  }
}
