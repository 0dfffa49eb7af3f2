package dev.rootsweep.infra.hub;

import dev.rootsweep.core.settings.Retention;
import dev.rootsweep.core.settings.TopicName;
import dev.rootsweep.core.settings.WatchedTopic;
import dev.rootsweep.infra.deployment.Chat;
import dev.rootsweep.infra.deployment.Deployment;
import dev.rootsweep.infra.deployment.Names;
import dev.rootsweep.infra.deployment.Pager;
import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.sns.Subscription;
import software.amazon.awscdk.services.sns.SubscriptionProtocol;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/// The topics that people are told through, encrypted with a key of their own; and the topic of the
/// alarms, which has none: what silences the alerts must not silence the alarm about them.
///
/// - shape: there is a topic for chat where a room is set: Amazon Q Developer reads JSON, people
///   read text
/// - source: Amazon SNS Developer Guide, "Configuring a dead-letter queue for a subscription"
final class AlertTopics extends Construct {
  private final Key key;
  private final Topic urgent;
  private final Topic info;
  private final Optional<Topic> chat;
  private final Topic alarms;
  private final Optional<Queue> undelivered;
  private final Map<Topic, Integer> subscribed = new LinkedHashMap<>();

  AlertTopics(Construct scope, String id, Deployment deployment) {
    super(scope, id);
    this.key = make();
    this.urgent = topic("Urgent", TopicName.URGENT, "Rootsweep: urgent");
    this.info = topic("Info", TopicName.INFO, "Rootsweep");
    this.chat =
        deployment.chat() instanceof Chat.None
            ? Optional.empty()
            : Optional.of(topic("Chat", TopicName.CHAT, "Rootsweep"));
    this.alarms = alarmTopic();
    this.undelivered =
        deployment.pager().isNobody() ? Optional.empty() : Optional.of(undeliveredPages());
    admitAlarms(urgent, List.of(deployment.hubAccount()));
    admitAlarms(
        alarms,
        Stream.of(deployment.hubAccount(), deployment.managementAccount()).distinct().toList());
    subscribe(deployment);
    chat.ifPresent(topic -> connect(deployment.chat(), List.of(topic, alarms)));
  }

  private Key make() {
    Key made =
        Key.Builder.create(this, "Key")
            .description("Rootsweep: alerts")
            .alias("alias/" + Names.of("alerts"))
            .enableKeyRotation(true)
            .removalPolicy(RemovalPolicy.DESTROY)
            .build();
    made.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .sid("Alarms")
            .effect(Effect.ALLOW)
            .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
            .actions(List.of("kms:Decrypt", "kms:GenerateDataKey*"))
            .resources(List.of("*"))
            .conditions(ofThisAccount())
            .build());
    return made;
  }

  private Topic topic(String id, TopicName name, String sender) {
    return Topic.Builder.create(this, id)
        .topicName(name.topicName())
        .displayName(sender)
        .masterKey(key)
        .enforceSsl(true)
        .build();
  }

  /// CloudWatch cannot publish to a topic that is encrypted with the key of SNS.
  private Topic alarmTopic() {
    Topic made =
        Topic.Builder.create(this, "Alarms")
            .topicName(TopicName.ALARMS.topicName())
            .displayName("Rootsweep: alarms")
            .enforceSsl(true)
            .build();
    explain(
        made,
        "AwsSolutions-SNS2",
        "alarms hold names and numbers only, and must arrive when a key is disabled");
    return made;
  }

  private static void explain(Construct construct, String rule, String reason) {
    NagSuppressions.addResourceSuppressions(
        construct, List.of(NagPackSuppression.builder().id(rule).reason(reason).build()));
  }

  private Queue undeliveredPages() {
    Queue made =
        Queue.Builder.create(this, "Undelivered")
            .queueName(Names.of("pager-dead-letters"))
            .retentionPeriod(Duration.days(Retention.MESSAGES.toDays()))
            .encryption(QueueEncryption.SQS_MANAGED)
            .enforceSsl(true)
            .build();
    explain(made, "AwsSolutions-SQS3", "it is the dead-letter queue of a subscription");
    return made;
  }

  /// The alarm about the set-up is in the management account.
  private static void admitAlarms(Topic topic, List<String> accounts) {
    topic.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .sid("Alarms")
            .effect(Effect.ALLOW)
            .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
            .actions(List.of("sns:Publish"))
            .resources(List.of(topic.getTopicArn()))
            .conditions(Map.of("StringEquals", Map.of("aws:SourceAccount", accounts)))
            .build());
  }

  private static Map<String, Object> ofThisAccount() {
    return Map.of("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID));
  }

  private void subscribe(Deployment deployment) {
    for (String email : deployment.emails()) {
      subscription("UrgentMail-" + email, urgent, SubscriptionProtocol.EMAIL, email);
      subscription("InfoMail-" + email, info, SubscriptionProtocol.EMAIL, email);
      subscription("AlarmMail-" + email, alarms, SubscriptionProtocol.EMAIL, email);
    }
    undelivered.ifPresent(
        queue -> {
          page("Pager", urgent, deployment.pager(), queue);
          page("AlarmPager", alarms, deployment.pager(), queue);
        });
  }

  private void connect(Chat room, List<Topic> topics) {
    topics.forEach(this::count);
    new ChatRoom(this, "Room", room, topics.stream().map(Topic::getTopicArn).toList());
  }

  private void count(Topic topic) {
    subscribed.merge(topic, 1, Integer::sum);
  }

  /// What a pager could not take waits in a queue.
  private void page(String id, Topic topic, Pager pager, Queue undelivered) {
    count(topic);
    Subscription.Builder.create(this, id)
        .topic(topic)
        .protocol(SubscriptionProtocol.HTTPS)
        .endpoint(pager.endpoint())
        .deadLetterQueue(undelivered)
        .build();
  }

  private void subscription(String id, Topic topic, SubscriptionProtocol protocol, String to) {
    count(topic);
    Subscription.Builder.create(this, id).topic(topic).protocol(protocol).endpoint(to).build();
  }

  /// Lets nobody but these roles publish, and nobody but who deploys subscribe.
  ///
  /// - shape: ARNs; without operators IAM alone decides who publishes
  /// - source: AWS Chatbot Administrator Guide, "Using service-linked roles"
  void close(List<String> publishers, List<String> operators, List<String> deployers) {
    String chatbot =
        "arn:%s:iam::%s:role/aws-service-role/management.chatbot.amazonaws.com/AWSServiceRoleForAWSChatbot"
            .formatted(Aws.PARTITION, Aws.ACCOUNT_ID);
    all()
        .forEach(
            topic -> {
              topic.addToResourcePolicy(
                  Door.closed(
                      "OnlyDeployersSubscribe",
                      List.of("sns:Subscribe"),
                      topic.getTopicArn(),
                      Stream.of(deployers.stream(), operators.stream(), Stream.of(chatbot))
                          .flatMap(roles -> roles)
                          .toList()));
              if (!operators.isEmpty()) {
                topic.addToResourcePolicy(
                    Door.closed(
                        "OnlyPublishersPublish",
                        List.of("sns:Publish"),
                        topic.getTopicArn(),
                        Stream.concat(publishers.stream(), operators.stream()).toList()));
              }
            });
  }

  private Stream<Topic> all() {
    return Stream.of(Stream.of(urgent, info, alarms), chat.stream()).flatMap(topics -> topics);
  }

  Key key() {
    return key;
  }

  Topic urgent() {
    return urgent;
  }

  Topic info() {
    return info;
  }

  Optional<Topic> chat() {
    return chat;
  }

  Topic alarms() {
    return alarms;
  }

  /// Returns what the pager could not take, where there is one.
  Optional<Queue> undelivered() {
    return undelivered;
  }

  /// Returns all topics, each with how many subscriptions it has here.
  List<WatchedTopic> watched() {
    return all()
        .map(topic -> new WatchedTopic(topic.getTopicArn(), subscribed.getOrDefault(topic, 0)))
        .toList();
  }

  /// Returns the ARNs of all topics.
  List<String> watchedArns() {
    return all().map(Topic::getTopicArn).toList();
  }

  /// Returns the ARNs of the topics that the functions publish to.
  List<String> arns() {
    return Stream.concat(Stream.of(urgent, info), chat.stream()).map(Topic::getTopicArn).toList();
  }
}
