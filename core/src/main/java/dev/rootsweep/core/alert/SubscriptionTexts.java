package dev.rootsweep.core.alert;

import dev.rootsweep.core.model.TopicSubscriptions;
import java.util.List;
import java.util.stream.Collectors;

/// Words for subscriptions that are missing.
public final class SubscriptionTexts {
  private SubscriptionTexts() {}

  /// Says what is missing of a topic's subscriptions.
  public static String state(TopicSubscriptions topic) {
    int all = Math.max(topic.wanted(), topic.confirmed() + topic.pending());
    String nobody = topic.confirmed() == 0 ? "; nobody receives its messages" : "";
    String pending = topic.pending() == 0 ? "" : ", " + topic.pending() + " not confirmed";
    return "%s: %d of %d %s confirmed%s%s"
        .formatted(
            topic.name(),
            topic.confirmed(),
            all,
            all == 1 ? "subscription" : "subscriptions",
            pending,
            nobody);
  }

  /// Returns the command that lists the subscriptions of topics.
  ///
  /// - source: AWS CLI Command Reference, sns list-subscriptions-by-topic
  public static String list(List<TopicSubscriptions> topics) {
    return each(
        topics,
        "list-subscriptions-by-topic",
        "--query 'Subscriptions[].[TopicArn,Protocol,Endpoint,SubscriptionArn]' --output text");
  }

  /// Returns the commands that subscribe an address; one that is subscribed stays so.
  ///
  /// - source: AWS CLI Command Reference, sns subscribe
  public static String subscribe(List<TopicSubscriptions> topics) {
    return "ADDRESS=the-address; "
        + each(topics, "subscribe", "--protocol email --notification-endpoint \"$ADDRESS\"");
  }

  private static String each(List<TopicSubscriptions> topics, String command, String options) {
    return "for TOPIC in %s; do aws sns %s --region %s --topic-arn \"$TOPIC\" %s; done"
        .formatted(
            topics.stream().map(TopicSubscriptions::topic).collect(Collectors.joining(" ")),
            command,
            topics.getFirst().region(),
            options);
  }
}
