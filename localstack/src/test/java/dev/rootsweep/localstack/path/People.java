package dev.rootsweep.localstack.path;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rootsweep.aws.AwsClients;
import dev.rootsweep.localstack.Inbox;
import java.util.List;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sqs.model.Message;

/// Who is told: queues that are subscribed to each topic, and to the alerts on the hub's bus.
record People(Inbox urgent, Inbox info, Inbox chat, Inbox automation) {
  /// As docs/alert-event.md says.
  private static final String ALERTS =
      "{\"source\": [\"rootsweep\"], \"detail-type\": [\"Root Activity Alert\"]}";

  private static final String TOPIC = "arn:aws:sns:us-east-1:222222222222:rootsweep-";
  private static final String BUS = "rootsweep";

  /// Subscribes to what is deployed.
  static People of(AwsClients clients) {
    return new People(
        subscribed(clients, "urgent"),
        subscribed(clients, "info"),
        subscribed(clients, "chat"),
        listening(clients));
  }

  private static Inbox subscribed(AwsClients clients, String topic) {
    Inbox inbox = Inbox.fresh(clients.sqs());
    inbox.subscribe(clients.sns(), TOPIC + topic);
    return inbox;
  }

  private static Inbox listening(AwsClients clients) {
    Inbox inbox = Inbox.fresh(clients.sqs());
    EventBridgeClient events = clients.eventBridge();
    Target target = Target.builder().id("automation").arn(inbox.arn()).build();
    events.putRule(rule -> rule.eventBusName(BUS).name("automation").eventPattern(ALERTS));
    events.putTargets(one -> one.eventBusName(BUS).rule("automation").targets(target));
    return inbox;
  }

  /// Takes the mails to the urgent topic, which chat and automation get as well.
  List<String> woken(int awaited) {
    return told(urgent, awaited);
  }

  /// Takes the mails to the topic that wakes nobody.
  List<String> informed(int awaited) {
    return told(info, awaited);
  }

  /// Takes the events on the hub's bus.
  List<String> automated(int awaited) {
    return texts(automation, awaited);
  }

  private List<String> told(Inbox mails, int awaited) {
    List<String> told = texts(mails, awaited);
    assertEquals(awaited, texts(chat, awaited).size(), "for chat");
    assertEquals(awaited, texts(automation, awaited).size(), "as events");
    return told;
  }

  private static List<String> texts(Inbox inbox, int awaited) {
    List<String> texts = inbox.take(awaited).stream().map(Message::body).toList();
    assertEquals(awaited, texts.size(), texts::toString);
    return texts;
  }

  /// Demands that nobody was told anything more.
  void heardNothingElse() {
    for (Inbox inbox : List.of(urgent, info, chat, automation)) {
      assertEquals(List.of(), inbox.take(0));
    }
  }
}
