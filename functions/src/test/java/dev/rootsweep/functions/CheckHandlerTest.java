package dev.rootsweep.functions;

import static dev.rootsweep.functions.World.CLEAN;
import static dev.rootsweep.functions.World.body;
import static dev.rootsweep.functions.World.requested;
import static dev.rootsweep.functions.World.sample;
import static dev.rootsweep.functions.World.swept;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import dev.rootsweep.core.check.CheckOutcome;
import dev.rootsweep.core.contract.Buried;
import dev.rootsweep.core.fake.FakeQueue;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.signal.Cause;
import dev.rootsweep.core.signal.CheckDue;
import dev.rootsweep.sandbox.ExampleOrganization;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CheckHandlerTest {
  private static final AccountId NEWCOMER = new AccountId(ExampleOrganization.NEWLY_JOINED);
  private static final AccountId OLD_KEY = new AccountId(ExampleOrganization.OLD_KEY);
  private static final String BROKEN = "not JSON";

  private final World world = World.enforcing();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void removesTheCredentialsOfAMember() {
    List<String> failed = world.handle(body(requested(OLD_KEY)));

    CheckOutcome outcome = world.only(CheckQueueOutcome.Checked.class).outcome();
    assertEquals(List.of(), failed);
    assertInstanceOf(CheckOutcome.Removed.class, outcome);
    assertEquals(List.of(), world.account(OLD_KEY).root());
  }

  @Test
  void takesAnEventOfOrganizationsToItsEnd() {
    List<String> failed = world.handle(sample("create-account-result-succeeded"));

    assertEquals(List.of(), failed);
    assertEquals(
        new CheckOutcome.Clean(CLEAN), world.only(CheckQueueOutcome.Checked.class).outcome());
  }

  @Test
  void putsARejectedMessageAsideWithItsReason() {
    String stranger = body(requested(OLD_KEY)).replace("\"222222222222\"", "\"313131313131\"");

    List<String> failed = world.handle(stranger);

    assertEquals(List.of(), failed);
    assertEquals(
        List.of(new Buried(stranger, world.only(MessageResult.Rejected.class).reason())),
        world.queue.buried());
    assertTrue(world.queue.buried().getFirst().reason().contains("only, not from 313131313131"));
    assertEquals(List.of(), world.operations());
  }

  @Test
  void goesOnWithTheOthersWhenOneMessageIsRejected() {
    List<String> failed = world.handle(BROKEN, body(swept(CLEAN)));

    assertEquals(List.of(), failed);
    assertEquals(
        new CheckOutcome.Clean(CLEAN), world.only(CheckQueueOutcome.Checked.class).outcome());
    assertEquals(BROKEN, world.queue.buried().getFirst().message());
  }

  @Test
  void keepsARejectedMessageThatCannotBePutAside() {
    world.journal.refuse("queue.bury", PortFailure.Kind.UNAVAILABLE);

    List<String> failed = world.handle(BROKEN, body(swept(CLEAN)));

    assertEquals(List.of("m1"), failed);
    assertEquals(
        new CheckOutcome.Clean(CLEAN), world.only(CheckQueueOutcome.Checked.class).outcome());
  }

  @Test
  void failsOnlyTheMessageThatThePortFailed() {
    world.refuseToQueue(NEWCOMER);

    List<String> failed =
        world.handle(body(swept(CLEAN)), body(requested(NEWCOMER)), body(requested(OLD_KEY)));

    assertEquals(List.of("m2"), failed);
    assertEquals(
        "404040404040 queue.send REQUESTED: refused by the test",
        world.only(MessageResult.Failed.class).why());
    assertEquals(List.of(), world.account(OLD_KEY).root());
  }

  @Test
  void rejectsOnlyTheMessageThatHasNoBody() {
    List<String> bodies = new ArrayList<>();
    Collections.addAll(bodies, null, body(swept(CLEAN)));

    SQSBatchResponse response =
        world.handler().handleRequest(Invocation.batch(bodies), Invocation.fresh());

    assertEquals(List.of(), World.failed(response));
    assertEquals("m1", world.only(MessageResult.Rejected.class).messageId());
    assertEquals(
        new CheckOutcome.Clean(CLEAN), world.only(CheckQueueOutcome.Checked.class).outcome());
  }

  @Test
  void queuesAnAccountAgainThatIsNotReady() {
    CheckDue due = CheckDue.first(NEWCOMER, Cause.JOINED, requested(NEWCOMER).origin());

    List<String> failed = world.handle(body(due));

    assertEquals(List.of(), failed);
    assertInstanceOf(
        CheckOutcome.NotReady.class, world.only(CheckQueueOutcome.Checked.class).outcome());
    assertEquals(List.of(new FakeQueue.Sent(due, Duration.ofSeconds(15))), world.queue.sent());
  }

  @Test
  void acknowledgesWhatAsksForNothing() {
    List<String> failed = world.handle(sample("control-role-created"));

    assertEquals(List.of(), failed);
    world.only(MessageResult.Ignored.class);
    assertEquals(List.of(), world.queue.buried());
    assertEquals(List.of(), world.operations());
  }

  @Test
  void listsTheOrganizationWhenTheEventNamesNobody() {
    List<String> failed = world.handle(sample("account-joined-unnamed"));

    Set<String> queued =
        world.queue.sent().stream()
            .map(sent -> sent.due().account().value())
            .collect(Collectors.toSet());
    assertEquals(List.of(), failed);
    assertEquals(22, queued.size());
    assertTrue(queued.contains(ExampleOrganization.NEWLY_JOINED));
    assertTrue(queued.contains(ExampleOrganization.PENDING));
    assertTrue(!queued.contains(ExampleOrganization.MANAGEMENT));
    assertTrue(!queued.contains(ExampleOrganization.CLOSED));
    assertEquals(22, world.only(CheckQueueOutcome.Reconciled.class).queued().size());
  }

  @Test
  void leavesAnAccountAloneThatAnotherCheckHolds() {
    world.ledger.begin(OLD_KEY, "another", World.NOW, World.NOW.plusSeconds(900));

    List<String> failed = world.handle(body(swept(OLD_KEY)));

    assertEquals(List.of(), failed);
    assertInstanceOf(
        CheckOutcome.NotReady.class, world.only(CheckQueueOutcome.Checked.class).outcome());
    assertEquals(
        List.of(new FakeQueue.Sent(swept(OLD_KEY), Duration.ofSeconds(60))), world.queue.sent());
    assertEquals(List.of(), world.operations());
  }

  @Test
  void removesOnceWhenAnAccountIsTwiceInABatch() {
    String body = body(requested(OLD_KEY));

    List<String> failed = world.handle(body, body, body);

    List<String> outcomes =
        world.answers.stream().map(answer -> World.checked(answer).name()).toList();
    assertEquals(List.of(), failed);
    assertEquals(1, Collections.frequency(outcomes, "Removed"), outcomes.toString());
    assertTrue(Set.of("Removed", "NotReady", "Clean").containsAll(outcomes), outcomes.toString());
    assertEquals(1, Collections.frequency(world.operations(), "DeleteAccessKey"));
  }
}
