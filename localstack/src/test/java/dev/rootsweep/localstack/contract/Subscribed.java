package dev.rootsweep.localstack.contract;

import dev.rootsweep.aws.AwsClients;
import dev.rootsweep.localstack.Inbox;
import java.util.concurrent.atomic.AtomicInteger;

/// A topic, and a queue that gets what is published on it, as it was published.
record Subscribed(String topic, Inbox inbox) {
  static final String NOWHERE = "arn:aws:sns:us-east-1:222222222222:nowhere";

  private static final AtomicInteger TOPICS = new AtomicInteger();

  static Subscribed fresh(AwsClients clients) {
    return new Subscribed(topic(clients), Inbox.fresh(clients.sqs())).subscribe(clients);
  }

  static String topic(AwsClients clients) {
    String name = "topic-" + TOPICS.incrementAndGet();
    return clients.sns().createTopic(request -> request.name(name)).topicArn();
  }

  Subscribed subscribe(AwsClients clients) {
    inbox.subscribe(clients.sns(), topic);
    return this;
  }
}
