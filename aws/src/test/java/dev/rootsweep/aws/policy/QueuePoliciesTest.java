package dev.rootsweep.aws.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.rootsweep.aws.Reach;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.sandbox.ExampleOrganization;
import dev.rootsweep.sandbox.Faults;
import dev.rootsweep.sandbox.Organization;
import dev.rootsweep.sandbox.Sandbox;
import dev.rootsweep.sandbox.SqsQueue;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QueuePoliciesTest {
  private static final AccountId HUB = new AccountId(ExampleOrganization.HUB);
  private static final String TEXT = "{\"Version\":\"2012-10-17\",\"Statement\":[]}";
  private static final String JOBS = "https://sqs.eu-west-1.amazonaws.com/" + HUB + "/jobs";

  private final Organization organization =
      ExampleOrganization.clean()
          .queue(new SqsQueue(HUB.value(), "eu-west-1", "jobs", Optional.of(TEXT)))
          .queue(new SqsQueue(HUB.value(), "us-east-1", "open.fifo", Optional.empty()))
          .queue(
              new SqsQueue(ExampleOrganization.MANAGEMENT, "eu-west-1", "jobs", Optional.of(TEXT)));

  /// At every look 0.6 seconds have passed: of two calls in a row a limit of one in a second
  /// throttles one.
  private final Iterator<Instant> clock =
      Stream.iterate(Instant.parse("2026-11-22T12:00:00Z"), now -> now.plusMillis(600)).iterator();

  private final Sandbox sandbox = Sandbox.start(organization, 0, clock::next);

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void readsThePolicyInTheRegionOfTheUrl() {
    assertEquals(
        new StoredPolicy.Found("arn:aws:sqs:eu-west-1:" + HUB + ":jobs", HUB, Optional.of(TEXT)),
        of(JOBS));
    assertEquals(
        new StoredPolicy.Missing(), of("https://sqs.us-west-2.amazonaws.com/" + HUB + "/jobs"));
  }

  @Test
  void tellsAQueueWithoutPolicyFromNoQueue() {
    assertEquals(
        new StoredPolicy.Found(
            "arn:aws:sqs:us-east-1:" + HUB + ":open.fifo", HUB, Optional.empty()),
        of("https://queue.amazonaws.com/" + HUB + "/open.fifo"));
    assertEquals(new StoredPolicy.Missing(), of(JOBS + "-absent"));
  }

  @Test
  void isDeniedWhatTheCallerMayNotRead() {
    StoredPolicy ofOthers =
        of("https://sqs.eu-west-1.amazonaws.com/" + ExampleOrganization.MANAGEMENT + "/jobs");
    organization.caller(ExampleOrganization.HUB_ROLE.denying("sqs:*"));

    assertTrue(said(ofOthers).contains("no resource-based policy allows"), said(ofOthers));
    assertTrue(said(of(JOBS)).contains("arn:aws:sqs:eu-west-1:" + HUB + ":jobs"));
  }

  @Test
  void asksAgainWhenThrottled() {
    organization.faults(Faults.none().rateLimit("sqs", 1, 1));

    of(JOBS);
    assertInstanceOf(StoredPolicy.Found.class, of(JOBS));

    List<Boolean> succeeded =
        sandbox.record().calls().stream().map(call -> call.succeeded()).toList();
    assertEquals(List.of(true, false, true), succeeded);
  }

  @Test
  void failsWhereAwsFails() {
    organization.faults(Faults.none().serverErrors("sqs", 1));

    PortFailure failure = assertThrows(PortFailure.class, () -> of(JOBS));

    assertEquals(PortFailure.Kind.UNAVAILABLE, failure.kind());
  }

  @Test
  void failsWhereAwsNamesAnotherQueue() {
    String another = "{\"Attributes\":{\"QueueArn\":\"arn:aws:sqs:eu-west-1:222222222222:other\"}}";
    HttpServer server = Reach.answering(200, "application/x-amz-json-1.0", another);
    QueuePolicies queues = new QueuePolicies(Reach.hub(server));

    PortFailure failure = assertThrows(PortFailure.class, () -> queues.of(QueueUrl.of(JOBS)));
    server.stop(0);

    assertEquals(PortFailure.Kind.UNEXPECTED, failure.kind());
    assertTrue(failure.told().contains(":other'"), failure::told);
  }

  private StoredPolicy of(String url) {
    return new QueuePolicies(Reach.hub(sandbox).withoutBackOff()).of(QueueUrl.of(url));
  }

  private static String said(StoredPolicy answer) {
    return assertInstanceOf(StoredPolicy.Denied.class, answer).said();
  }
}
