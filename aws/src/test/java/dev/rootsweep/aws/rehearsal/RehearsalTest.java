package dev.rootsweep.aws.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.aws.AwsClients;
import dev.rootsweep.aws.event.Decoded;
import dev.rootsweep.aws.wiring.ActivityParts;
import dev.rootsweep.aws.wiring.CheckParts;
import dev.rootsweep.core.check.CheckOutcome;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.signal.AccountSignal;
import dev.rootsweep.core.signal.CheckDue;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RehearsalTest {
  private static final AccountId NOBODY = new AccountId("000000000000");

  /// docs/performance.md says what each of them is for.
  private static final Map<String, Integer> CALLS_OF_AN_ALERT =
      Map.ofEntries(
          Map.entry("DynamoDB_20120810.Query", 1),
          Map.entry("DynamoDB_20120810.GetItem", 1),
          Map.entry("DynamoDB_20120810.TransactWriteItems", 1),
          Map.entry("DynamoDB_20120810.UpdateItem", 3),
          Map.entry("Publish", 2),
          Map.entry("AWSEvents.PutEvents", 1),
          Map.entry("AmazonSQS.SendMessage", 2));

  /// What an alert costs beside these where the ledger does not know the account's name.
  private static final Map<String, Integer> CALLS_FOR_A_NAME =
      Map.of(
          "DynamoDB_20120810.PutItem", 1,
          "AWSOrganizationsV20161128.DescribeAccount", 1,
          "AWSOrganizationsV20161128.ListParents", 2,
          "AWSOrganizationsV20161128.DescribeOrganizationalUnit", 1);

  @Test
  void endsEveryMessageAsClean() throws IOException {
    List<CheckOutcome> outcomes = new ArrayList<>();
    Instant now = Instant.now();

    try (StageAws stage = StageAws.start()) {
      CheckParts parts = Rehearsal.checks(rehearsing(stage));
      for (String message : Rehearsal.checkMessages(now)) {
        AccountSignal signal = understood(parts.decoder().decode(message, now));
        outcomes.add(parts.checkAccount().handle(assertInstanceOf(CheckDue.class, signal)));
      }
    }

    assertEquals(List.of(new CheckOutcome.Clean(NOBODY), new CheckOutcome.Clean(NOBODY)), outcomes);
  }

  @Test
  void tellsOfASignInByEveryChannel() throws IOException {
    try (StageAws stage = StageAws.start()) {
      assertEquals("Alerted", outcome(stage, Rehearsal.activityMessages(Instant.now()).getFirst()));

      Map<String, Integer> calls = new TreeMap<>(CALLS_OF_AN_ALERT);
      calls.putAll(CALLS_FOR_A_NAME);
      assertEquals(calls, stage.calls());
      assertEquals(List.of(), stage.refused());
    }
  }

  @Test
  void tellsOfASignInToAnAccountThatTheLedgerKnowsInTwelveCallsAtMost() throws IOException {
    try (StageAws stage = StageAws.start()) {
      String signIn = Rehearsal.activityMessages(Instant.now()).getFirst();
      outcome(stage, signIn);
      Map<String, Integer> before = stage.calls();

      assertEquals("Alerted", outcome(stage, signIn));

      Map<String, Integer> calls = new TreeMap<>(stage.calls());
      before.forEach((call, times) -> calls.merge(call, -times, Integer::sum));
      calls.values().removeIf(times -> times == 0);
      assertEquals(CALLS_OF_AN_ALERT, calls);
      assertTrue(calls.values().stream().mapToInt(Integer::intValue).sum() <= 12);
      assertEquals(List.of(), stage.refused());
    }
  }

  @Test
  void tellsNobodyOfASessionOfOurs() throws IOException {
    try (StageAws stage = StageAws.start()) {
      assertEquals("Routine", outcome(stage, Rehearsal.activityMessages(Instant.now()).getLast()));

      assertEquals(
          Map.of("DynamoDB_20120810.GetItem", 1, "DynamoDB_20120810.UpdateItem", 1), stage.calls());
      assertEquals(List.of(), stage.refused());
    }
  }

  private static String outcome(StageAws stage, String message) {
    ActivityParts parts = Rehearsal.activity(rehearsing(stage));
    return parts.triage().handle(understood(parts.decoder().decode(message, Instant.now()))).name();
  }

  private static <S> S understood(Decoded<S> decoded) {
    if (decoded instanceof Decoded.Understood<S>(S signal)) {
      return signal;
    }
    throw new AssertionError("not understood: " + decoded);
  }

  @Test
  void refusesWhatNoRehearsalAsks() throws IOException {
    try (StageAws stage = StageAws.start()) {
      CheckParts parts = Rehearsal.checks(rehearsing(stage));

      assertThrows(PortFailure.class, () -> parts.queue().bury("{}", "a test"));
    }
  }

  @Test
  void listensNoMoreWhenItIsOver() throws IOException {
    StageAws stage = StageAws.start();
    stage.close();

    CheckParts parts = Rehearsal.checks(rehearsing(stage));
    assertThrows(PortFailure.class, () -> parts.queue().bury("{}", "a test"));
  }

  @Test
  void givesCredentialsAndHangsUpOnTls() throws IOException {
    try (StageAws stage = StageAws.start()) {
      rehearsing(stage).rehearseFirstCall();

      assertEquals(Map.of("ContainerCredentials", 1), stage.calls());
      assertEquals(List.of(), stage.refused());
    }
  }

  private static AwsClients rehearsing(StageAws stage) {
    AwsClients clients =
        AwsClients.of("us-east-1", "aws", Map.of()).withoutBackOff().withoutDeadlines();
    clients.rehearse(stage.endpoint());
    return clients;
  }
}
