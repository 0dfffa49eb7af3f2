package dev.rootsweep.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.model.TopicSubscriptions;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.settings.TopicName;
import dev.rootsweep.core.settings.WatchedTopic;
import dev.rootsweep.sandbox.ExampleOrganization;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A person who looks at the deployed system reads whether its alerts reach anybody.
class AlertSubscriptionsTest {
  private static final String TOPICS = "arn:aws:sns:us-east-1:" + ExampleOrganization.HUB + ":";

  private final HandWorld world = new HandWorld();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void saysWhichSubscriptionIsNotConfirmed() {
    world.subscriptions = topic -> counted(topic, topic.arn().endsWith("urgent") ? 1 : 0);

    audit();
    world.run(
        new CheckCommand(world.surroundings()),
        "--accounts",
        ExampleOrganization.KEY_IN_USE,
        "--dry-run",
        "--ledger",
        HandWorld.TABLE);
    pause();

    String line = "Alerts: rootsweep-urgent: 1 of 2 subscriptions confirmed, 1 not confirmed.";
    assertEquals(3, world.err.toString().lines().filter(line::equals).count(), world.err::toString);
    assertTrue(
        world
            .err
            .toString()
            .contains("sns list-subscriptions-by-topic --region us-east-1 --topic-arn"),
        world.err::toString);
  }

  @Test
  void asksForEveryTopicAndSaysNothingWhereAllIsWell() {
    pause();

    assertEquals(
        Arrays.stream(TopicName.values()).map(name -> TOPICS + name.topicName()).toList(),
        world.topicsAsked);
    assertEquals("", world.err.toString());
  }

  @Test
  void missesNoChatWhereThereIsNone() {
    world.subscriptions = topic -> absent(topic, "chat");

    pause();

    assertEquals("", world.err.toString());
  }

  @Test
  void saysWhichTopicIsNotThere() {
    world.subscriptions = topic -> absent(topic, "info");

    pause();

    assertEquals(
        "Alerts: account 222222222222 in us-east-1 has no topic rootsweep-info.\n",
        world.err.toString());
  }

  @Test
  void saysOnceThatItCannotSeeThemAndGoesOn() {
    world.subscriptions =
        topic -> {
          throw failure(PortFailure.Kind.ACCESS_DENIED, "AuthorizationError: not authorized");
        };

    assertEquals(Rootsweep.DONE, pause());

    assertTrue(world.ledger.pause().isPresent());
    assertEquals(
        "Alerts: it was not seen whether their subscriptions are confirmed:"
            + " sns:GetTopicAttributes: AuthorizationError: not authorized\n",
        world.err.toString());
  }

  @Test
  void asksNothingWithoutALedger() {
    world.audit("--accounts", ExampleOrganization.KEY_IN_USE);

    assertEquals(0, world.topicsAsked.size());
  }

  @Test
  void setUpSeesThemInItsOwnAccountAlone() {
    System.setProperty("aws.accessKeyId", ExampleOrganization.MANAGEMENT_ROLE.accessKeyId());
    System.setProperty(
        "aws.secretAccessKey", ExampleOrganization.MANAGEMENT_ROLE.secretAccessKey());
    world.subscriptions = topic -> counted(topic, 1);

    setUp(ExampleOrganization.HUB);
    assertTrue(world.err.toString().contains("the topics are in account 222222222222."));
    assertFalse(world.err.toString().contains("rootsweep-urgent"), world.err::toString);

    setUp(ExampleOrganization.MANAGEMENT);
    assertTrue(world.err.toString().contains("Alerts: rootsweep-urgent"), world.err::toString);
  }

  private void setUp(String hub) {
    world.run(new SetUpCommand(world.surroundings()), "--hub", hub, "--dry-run");
  }

  private void audit() {
    world.audit("--accounts", ExampleOrganization.KEY_IN_USE, "--ledger", HandWorld.TABLE);
  }

  private int pause() {
    return world.run(
        new PauseCommand(world.surroundings()),
        "--reason",
        "incident 42",
        "--ledger",
        HandWorld.TABLE);
  }

  private static TopicSubscriptions counted(WatchedTopic topic, int pending) {
    return new TopicSubscriptions(topic.arn(), topic.wanted(), 1, pending);
  }

  private static TopicSubscriptions absent(WatchedTopic topic, String name) {
    if (topic.arn().endsWith(name)) {
      throw failure(PortFailure.Kind.UNEXPECTED, "NotFound: Topic does not exist");
    }
    return counted(topic, 0);
  }

  private static PortFailure failure(PortFailure.Kind kind, String said) {
    return new PortFailure(kind, "sns:GetTopicAttributes", said, null);
  }
}
