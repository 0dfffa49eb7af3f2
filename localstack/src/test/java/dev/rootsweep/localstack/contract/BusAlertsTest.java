package dev.rootsweep.localstack.contract;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rootsweep.aws.AwsClients;
import dev.rootsweep.aws.alert.EventBridgeAlerts;
import dev.rootsweep.aws.alert.Runbook;
import dev.rootsweep.core.contract.AlertsContract;
import dev.rootsweep.core.fake.FakeTime;
import dev.rootsweep.core.fake.Notices;
import dev.rootsweep.core.model.Severity;
import dev.rootsweep.core.port.Alerts;
import dev.rootsweep.localstack.Inbox;
import dev.rootsweep.localstack.LocalStack;
import dev.rootsweep.localstack.OnLocalStack;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sqs.model.Message;

@OnLocalStack("alerts as events on a bus of EventBridge")
class BusAlertsTest implements AlertsContract {
  private static final AtomicInteger BUSES = new AtomicInteger();
  private static final String ACCOUNT = "222222222222";
  private static final String PATTERN = "{\"source\":[\"rootsweep\"]}";

  private final String bus = "bus-" + BUSES.incrementAndGet();
  private final AwsClients clients;
  private final Inbox inbox;

  BusAlertsTest(LocalStack localStack) {
    this.clients = localStack.clients(ACCOUNT);
    this.inbox = Inbox.fresh(clients.sqs());
    EventBridgeClient events = clients.eventBridge();
    events.createEventBus(request -> request.name(bus));
    events.putRule(rule -> rule.eventBusName(bus).name("all").eventPattern(PATTERN));
    Target target = Target.builder().id("inbox").arn(inbox.arn()).build();
    events.putTargets(request -> request.eventBusName(bus).rule("all").targets(target));
  }

  @Override
  public Alerts alerts() {
    return to(clients, bus);
  }

  @Override
  public Alerts refusedAlerts() {
    URI nobody = URI.create("http://127.0.0.1:1");
    return to(AwsClients.at(nobody, ACCOUNT, "none").withoutBackOff().withoutDeadlines(), bus);
  }

  private static Alerts to(AwsClients clients, String name) {
    return new EventBridgeAlerts(
        clients::eventBridge, name, Runbook.IN_REPOSITORY, new FakeTime(Notices.NOW));
  }

  /// So does EventBridge itself: https://github.com/aws/aws-sdk/issues/186. What tells is the
  /// heartbeat, which does not arrive.
  @Test
  void cannotKnowThatThereIsNoSuchBus() {
    assertDoesNotThrow(() -> to(clients, "nowhere").send(Notices.signIn(Severity.CRITICAL)));

    assertEquals(List.of(), arrived(0));
  }

  @Override
  public List<String> arrived(int awaited) {
    return inbox.take(awaited).stream().map(Message::body).toList();
  }
}
