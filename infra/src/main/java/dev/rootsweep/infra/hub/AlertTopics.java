package dev.rootsweep.infra.hub;

import dev.rootsweep.infra.deployment.Chat;
import dev.rootsweep.infra.deployment.Deployment;
import dev.rootsweep.infra.deployment.Names;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.sns.Subscription;
import software.amazon.awscdk.services.sns.SubscriptionProtocol;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/// The topics that people are told through, encrypted with a key of their own.
///
/// - shape: there is a topic for chat where a room is set: Amazon Q Developer reads JSON, people
///   read text
final class AlertTopics extends Construct {
  private final Key key;
  private final Topic urgent;
  private final Topic info;
  private final Optional<Topic> chat;

  AlertTopics(Construct scope, String id, Deployment deployment) {
    super(scope, id);
    this.key = make();
    this.urgent = topic("Urgent", "urgent", "Rootsweep: urgent");
    this.info = topic("Info", "info", "Rootsweep");
    this.chat =
        deployment.chat() instanceof Chat.None
            ? Optional.empty()
            : Optional.of(topic("Chat", "chat", "Rootsweep"));
    admitAlarms();
    subscribe(deployment);
    chat.ifPresent(topic -> new ChatRoom(this, "Room", deployment.chat(), topic.getTopicArn()));
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

  private Topic topic(String id, String name, String sender) {
    return Topic.Builder.create(this, id)
        .topicName(Names.of(name))
        .displayName(sender)
        .masterKey(key)
        .enforceSsl(true)
        .build();
  }

  private void admitAlarms() {
    urgent.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .sid("Alarms")
            .effect(Effect.ALLOW)
            .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
            .actions(List.of("sns:Publish"))
            .resources(List.of(urgent.getTopicArn()))
            .conditions(ofThisAccount())
            .build());
  }

  private static Map<String, Object> ofThisAccount() {
    return Map.of("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID));
  }

  private void subscribe(Deployment deployment) {
    for (String email : deployment.emails()) {
      subscription("UrgentMail-" + email, urgent, SubscriptionProtocol.EMAIL, email);
      subscription("InfoMail-" + email, info, SubscriptionProtocol.EMAIL, email);
    }
    if (!deployment.pager().isEmpty()) {
      subscription("Pager", urgent, SubscriptionProtocol.HTTPS, deployment.pager());
    }
  }

  private void subscription(String id, Topic topic, SubscriptionProtocol protocol, String to) {
    Subscription.Builder.create(this, id).topic(topic).protocol(protocol).endpoint(to).build();
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

  /// Returns the ARNs of all topics.
  List<String> arns() {
    return Stream.concat(Stream.of(urgent, info), chat.stream()).map(Topic::getTopicArn).toList();
  }
}
