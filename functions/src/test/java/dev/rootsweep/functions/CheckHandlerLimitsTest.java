package dev.rootsweep.functions;

import static dev.rootsweep.functions.World.CLEAN;
import static dev.rootsweep.functions.World.body;
import static dev.rootsweep.functions.World.requested;
import static dev.rootsweep.functions.World.sample;
import static dev.rootsweep.functions.World.swept;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import dev.rootsweep.core.fake.FakeQueue;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.signal.CheckDue;
import dev.rootsweep.sandbox.ExampleOrganization;
import dev.rootsweep.sandbox.Faults;
import dev.rootsweep.sandbox.Rendezvous;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// How much one function does at once, and how long before its end it stops.
class CheckHandlerLimitsTest {
  private static final AccountId OLD_KEY = new AccountId(ExampleOrganization.OLD_KEY);

  private final World world = World.enforcing();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void beginsNothingInTheLastNinetySeconds() {
    CheckDue due = requested(OLD_KEY).again();

    SQSBatchResponse response =
        world.handler().handleRequest(Invocation.batch(List.of(body(due))), new Invocation(89_999));

    assertEquals(List.of(), World.failed(response));
    assertEquals(List.of(new FakeQueue.Sent(due, Duration.ZERO)), world.queue.sent());
    world.only(CheckQueueOutcome.PutBack.class);
    assertEquals(List.of(), world.operations());
  }

  @Test
  void stillBeginsNinetySecondsBeforeTheEnd() {
    SQSBatchResponse response =
        world
            .handler()
            .handleRequest(Invocation.batch(List.of(body(swept(CLEAN)))), new Invocation(90_000));

    assertEquals(List.of(), World.failed(response));
    world.only(CheckQueueOutcome.Checked.class);
  }

  @Test
  void keepsAMessageThatCannotBePutBack() {
    world.refuseToQueue(OLD_KEY);

    SQSBatchResponse response =
        world
            .handler()
            .handleRequest(Invocation.batch(List.of(body(requested(OLD_KEY)))), new Invocation(0));

    assertEquals(List.of("m1"), World.failed(response));
    assertEquals(List.of(), world.operations());
  }

  @Test
  void worksOnTenAccountsAtOnce() {
    String onceAnAccount = "GetAccountSummary";
    Rendezvous ten = Rendezvous.of(CheckHandler.AT_ONCE, onceAnAccount);
    world.organization.faults(Faults.none().rendezvous(ten));
    List<String> bodies = cleanAccounts().map(account -> body(swept(account))).toList();

    List<String> failed = world.handle(bodies.toArray(String[]::new));

    assertEquals(List.of(), failed);
    assertTrue(ten.met());
    assertEquals(
        10, world.sandbox.record().mostAtOnce(call -> call.operation().equals(onceAnAccount)));
  }

  @Test
  void worksOnNoMoreThanTenAtOnce() {
    Crowd crowd = new Crowd();
    CheckHandler handler = new CheckHandler(world.parts(), crowd::meet);
    List<String> bodies = Collections.nCopies(40, sample("control-role-created"));

    handler.handleRequest(Invocation.batch(bodies), Invocation.fresh());

    assertEquals(10, crowd.most.get());
    assertEquals(0, crowd.inside.get());
  }

  private static Stream<AccountId> cleanAccounts() {
    return Stream.of(
            "232323232323",
            "242424242424",
            "252525252525",
            "262626262626",
            "272727272727",
            "282828282828",
            "292929292929",
            "434343434343",
            "454545454545",
            "464646464646",
            "474747474747",
            "222222222222")
        .map(AccountId::new);
  }

  /// Lets messages go ten by ten, and counts how many were there at once.
  private static final class Crowd {
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final CyclicBarrier ten = new CyclicBarrier(10);

    private void meet(MessageResult<?, ?> result) {
      most.accumulateAndGet(inside.incrementAndGet(), Math::max);
      try {
        ten.await();
      } catch (InterruptedException | BrokenBarrierException e) {
        throw new AssertionError("ten did not meet", e);
      } finally {
        inside.decrementAndGet();
      }
    }
  }
}
