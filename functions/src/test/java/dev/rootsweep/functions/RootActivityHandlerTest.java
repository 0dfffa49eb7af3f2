package dev.rootsweep.functions;

import static dev.rootsweep.functions.World.sample;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.model.ActivityAlertKind;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.Severity;
import dev.rootsweep.core.signal.ActivitySignal;
import dev.rootsweep.core.signal.Cause;
import dev.rootsweep.core.triage.TriageOutcome;
import dev.rootsweep.core.triage.TriageRootActivity;
import dev.rootsweep.sandbox.ExampleOrganization;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RootActivityHandlerTest {
  private final WatchWorld world = new WatchWorld();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void tellsOfARootSignInOnce() {
    String event = sample("root-sign-in");

    assertEquals(List.of(), world.handle(event));
    assertEquals(List.of(), world.handle(event));

    Notice notice = only();
    assertEquals(Severity.CRITICAL, notice.severity());
    assertEquals(ActivityAlertKind.ROOT_SIGN_IN, notice.kind());
    assertEquals(
        "Somebody signed in as the root user of Payments Prod (303030303030) without MFA.",
        notice.headline());
    assertEquals(
        List.of(Cause.ROOT_USE),
        world.checks.sent().stream().map(sent -> sent.due().cause()).toList());
  }

  @Test
  void takesItsOwnDelayedMessages() {
    world.handle(sample("root-sign-in"), sample("foreign-session-write"));
    assertEquals(
        List.of(TriageRootActivity.READ_AGAIN, TriageRootActivity.SUMMARY_AFTER),
        world.queue.delays().stream().sorted().toList());

    world.handle(world.queue.bodies().toArray(String[]::new));

    List<String> outcomes =
        world.answers.stream().map(answer -> triaged(answer).outcome().name()).sorted().toList();
    assertEquals(List.of("Alerted", "Alerted", "Quiet", "Waiting"), outcomes);
    assertEquals(2, world.notices.size());
  }

  @Test
  void staysSilentAboutOurOwnSession() {
    assertEquals(List.of(), world.handle(sample("own-session-deletes"), sample("assume-root-own")));

    assertEquals(0, world.notices.size());
    assertEquals(List.of(), world.queue.bodies());
    assertEquals(List.of(), world.checks.sent());
  }

  @Test
  void putsForgedMessagesAsideWithTheirReason() {
    List<String> failed =
        world.handle(
            sample("forged-heartbeat"),
            sample("forged-recipient"),
            sample("forged-source"),
            "not JSON");

    assertEquals(List.of(), failed);
    assertEquals(0, world.notices.size());
    assertEquals(4, world.queue.buried().size());
    assertTrue(world.queue.buried().toString().contains("hub account only"));
    assertTrue(world.queue.buried().toString().contains("recipientAccountId differ"));
  }

  @Test
  void letsTheHeartbeatThrough() {
    world.handle(sample("heartbeat"));

    MessageResult.Done<ActivitySignal, TriageOutcome> answer = triaged(world.answers.element());
    assertEquals(new TriageOutcome.Beat(), answer.outcome());
    assertEquals(0, world.notices.size());
  }

  @Test
  void failsOnlyTheMessageThatHasNoBody() {
    List<String> bodies = new ArrayList<>();
    Collections.addAll(bodies, null, sample("root-sign-in"));

    world.handler().handleRequest(Invocation.batch(bodies), Invocation.fresh());

    assertEquals(1, world.notices.size());
    assertEquals(1, world.queue.buried().size());
  }

  @Test
  void takesNothingUpWhenNoTimeIsLeft() {
    List<String> failed =
        World.failed(
            world
                .handler()
                .handleRequest(
                    Invocation.batch(List.of(sample("root-sign-in"))), new Invocation(1000)));

    assertEquals(List.of("m1"), failed);
    assertEquals(0, world.notices.size());
  }

  @Test
  void writesSeverityOrReasonForSilence() {
    world.handle(sample("root-sign-in"));
    world.handle(sample("own-session"));

    List<String> lines =
        world.answers.stream()
            .map(answer -> ResultFormat.ofActivity().json(answer).toString())
            .toList();
    assertEquals(
        "{\"messageId\":\"m1\",\"answer\":\"Triaged\",\"signal\":{\"kind\":\"SignedIn\",\"eventId\":"
            + "\"00000000-0000-4000-8000-000000000201\",\"account\":\"303030303030\",\"call\":"
            + "\"signin:ConsoleLogin\"},\"done\":{\"outcome\":\"Alerted\",\"account\":"
            + "\"303030303030\",\"severity\":\"CRITICAL\",\"alert\":\"ROOT_SIGN_IN\",\"headline\":\"Somebody"
            + " signed in as the root user of Payments Prod (303030303030) without MFA.\"}}",
        lines.getFirst());
    assertTrue(lines.getLast().contains("\"reason\":\"a session of ours\""), lines.getLast());
    assertTrue(lines.getLast().contains(ExampleOrganization.PASSWORD_AND_MFA), lines.getLast());
  }

  private Notice only() {
    assertEquals(1, world.notices.size(), world.notices.toString());
    return world.notices.element();
  }

  private static MessageResult.Done<ActivitySignal, TriageOutcome> triaged(
      MessageResult<ActivitySignal, TriageOutcome> result) {
    if (result instanceof MessageResult.Done<ActivitySignal, TriageOutcome> done) {
      return done;
    }
    throw new AssertionError("not judged: " + result);
  }
}
