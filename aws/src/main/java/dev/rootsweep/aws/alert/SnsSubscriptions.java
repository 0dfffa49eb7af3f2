package dev.rootsweep.aws.alert;

import dev.rootsweep.aws.Failures;
import dev.rootsweep.core.model.TopicSubscriptions;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.port.Subscriptions;
import dev.rootsweep.core.settings.WatchedTopic;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.utils.Lazy;

/// Counts the subscriptions of SNS topics.
///
/// - source: Amazon SNS API Reference, GetTopicAttributes
public final class SnsSubscriptions implements Subscriptions {
  private static final String CONFIRMED = "SubscriptionsConfirmed";
  private static final String PENDING = "SubscriptionsPending";

  private final Lazy<SnsClient> sns;
  private final List<WatchedTopic> topics;

  /// Makes it over topics; the client is made when it is asked first.
  public SnsSubscriptions(Supplier<SnsClient> client, List<WatchedTopic> topics) {
    this.sns = new Lazy<>(client);
    this.topics = List.copyOf(topics);
  }

  @Override
  public List<TopicSubscriptions> counted() {
    return topics.stream().map(this::counted).toList();
  }

  private TopicSubscriptions counted(WatchedTopic topic) {
    String asked = "sns:GetTopicAttributes of " + topic.arn();
    try {
      Map<String, String> said =
          sns.getValue().getTopicAttributes(request -> request.topicArn(topic.arn())).attributes();
      return new TopicSubscriptions(
          topic.arn(),
          topic.wanted(),
          number(asked, said, CONFIRMED),
          number(asked, said, PENDING));
    } catch (SdkException e) {
      throw Failures.of(asked, e);
    }
  }

  /// A number that AWS leaves out is not a zero.
  private static int number(String asked, Map<String, String> said, String name) {
    return Optional.ofNullable(said.get(name))
        .filter(text -> text.matches("\\d{1,9}"))
        .map(Integer::valueOf)
        .orElseThrow(() -> unread(asked, name));
  }

  private static PortFailure unread(String asked, String name) {
    return Failures.unexpected(asked, "an answer without the number " + name);
  }
}
