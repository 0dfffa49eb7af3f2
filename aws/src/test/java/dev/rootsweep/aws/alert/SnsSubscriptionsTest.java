package dev.rootsweep.aws.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rootsweep.core.model.TopicSubscriptions;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.settings.WatchedTopic;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SnsSubscriptionsTest {
  private static final String TOPIC = "arn:aws:sns:us-east-1:222222222222:rootsweep-urgent";

  private final AlertServer server = new AlertServer(attributes("2", "1"));
  private final SnsSubscriptions subscriptions =
      new SnsSubscriptions(server.clients()::sns, List.of(new WatchedTopic(TOPIC, 3)));

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void countsThoseThatAreConfirmedAndThoseThatAreNot() {
    assertEquals(List.of(new TopicSubscriptions(TOPIC, 3, 2, 1)), subscriptions.counted());
    assertEquals(TOPIC, server.requests().getFirst().field("TopicArn"));
  }

  @Test
  void takesNoMissingNumberForZero() {
    server.answer(200, attributes("2", ""));

    PortFailure failure = assertThrows(PortFailure.class, subscriptions::counted);

    assertEquals(PortFailure.Kind.UNEXPECTED, failure.kind());
  }

  @Test
  void saysThatItWasRefused() {
    server.answer(
        403,
        """
        <ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><Error><Type>Sender</Type>\
        <Code>AuthorizationError</Code><Message>not authorized</Message></Error></ErrorResponse>\
        """);

    assertThrows(PortFailure.class, subscriptions::counted);
  }

  private static String attributes(String confirmed, String pending) {
    return """
    <GetTopicAttributesResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">\
    <GetTopicAttributesResult><Attributes>\
    <entry><key>SubscriptionsConfirmed</key><value>%s</value></entry>\
    <entry><key>SubscriptionsPending</key><value>%s</value></entry>\
    </Attributes></GetTopicAttributesResult></GetTopicAttributesResponse>\
    """
        .formatted(confirmed, pending);
  }
}
