package dev.rootsweep.infra.hub;

import dev.rootsweep.core.settings.Retention;
import dev.rootsweep.infra.deployment.Names;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/// A queue with one consumer, and the queue of what the consumer could not do.
///
/// - shape: encrypted with SQS's own keys: EventBridge can send to it without a key's policy
final class WorkQueue extends Construct {
  /// How often a message is delivered; each is one unexpected failure.
  static final int DELIVERIES = 5;

  private static final Duration KEPT = Duration.days(Retention.MESSAGES.toDays());

  /// AWS asks for six times the function's timeout, so that no message comes back while it is
  /// worked on.
  private static final int TIMEOUTS = 6;

  private static final List<String> TAKING =
      List.of(
          "sqs:ChangeMessageVisibility",
          "sqs:DeleteMessage",
          "sqs:PurgeQueue",
          "sqs:ReceiveMessage");

  private final Queue queue;
  private final Queue deadLetters;

  WorkQueue(Construct scope, String id, String name, Duration timeout) {
    super(scope, id);
    this.deadLetters =
        Queue.Builder.create(this, "DeadLetters")
            .queueName(Names.of(name + "-dead-letters"))
            .retentionPeriod(KEPT)
            .encryption(QueueEncryption.SQS_MANAGED)
            .enforceSsl(true)
            .build();
    this.queue =
        Queue.Builder.create(this, "Queue")
            .queueName(Names.of(name))
            .visibilityTimeout(Duration.seconds(timeout.toSeconds().intValue() * TIMEOUTS))
            .retentionPeriod(KEPT)
            .encryption(QueueEncryption.SQS_MANAGED)
            .enforceSsl(true)
            .deadLetterQueue(
                DeadLetterQueue.builder().queue(deadLetters).maxReceiveCount(DELIVERIES).build())
            .build();
  }

  /// Admits what a rule sends, and what it could not deliver.
  void admit(String ruleArn) {
    for (Queue each : List.of(queue, deadLetters)) {
      each.addToResourcePolicy(
          PolicyStatement.Builder.create()
              .effect(Effect.ALLOW)
              .principals(List.of(new ServicePrincipal("events.amazonaws.com")))
              .actions(List.of("sqs:SendMessage"))
              .resources(List.of(each.getQueueArn()))
              .conditions(Map.of("ArnEquals", Map.of("aws:SourceArn", ruleArn)))
              .build());
    }
  }

  /// Lets only these roles receive messages, and only these send them. A role that receives an
  /// alert hides it from the function, and a role that sends can forge one. Dead letters stay open,
  /// so that people can move them back.
  ///
  /// - shape: ARNs; without operators IAM alone decides who sends
  void close(String consumer, List<String> senders, List<String> operators) {
    queue.addToResourcePolicy(
        Door.closed("OnlyItsFunctionTakes", TAKING, queue.getQueueArn(), List.of(consumer)));
    if (!operators.isEmpty()) {
      queue.addToResourcePolicy(
          Door.closed(
              "OnlySendersSend",
              List.of("sqs:SendMessage"),
              queue.getQueueArn(),
              Stream.concat(senders.stream(), operators.stream()).toList()));
    }
  }

  Queue queue() {
    return queue;
  }

  Queue deadLetters() {
    return deadLetters;
  }
}
