package dev.rootsweep.localstack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// The receiving end of a queue.
///
/// - shape: waits by SQS's own long polling, five minutes at the most; what is received is deleted
///   at once, so that a slow machine does not receive it again
public record Inbox(SqsClient sqs, String url) {
  private static final AtomicInteger QUEUES = new AtomicInteger();
  private static final int MOST_AT_ONCE = 10;
  private static final int POLL_SECONDS = 3;
  private static final int POLLS = 100;

  /// Makes a queue that nobody else knows.
  public static Inbox fresh(SqsClient sqs) {
    String name = "inbox-" + QUEUES.incrementAndGet();
    return new Inbox(sqs, sqs.createQueue(queue -> queue.queueName(name)).queueUrl());
  }

  /// Receives and deletes messages until there are so many, then whatever more there is at once.
  public List<Message> take(int awaited) {
    List<Message> taken = new ArrayList<>();
    for (int empty = 0; taken.size() < awaited && empty < POLLS; ) {
      List<Message> received = takeNow(POLL_SECONDS);
      taken.addAll(received);
      empty += received.isEmpty() ? 1 : 0;
    }
    List<Message> more = takeNow(0);
    while (!more.isEmpty()) {
      taken.addAll(more);
      more = takeNow(0);
    }
    return taken;
  }

  private List<Message> takeNow(int pollSeconds) {
    List<Message> received = receive(MOST_AT_ONCE, pollSeconds);
    received.forEach(this::delete);
    return received;
  }

  /// Receives some messages, waiting for the first so long, and leaves them in the queue.
  public List<Message> receive(int most, int pollSeconds) {
    return sqs.receiveMessage(
            request ->
                request
                    .queueUrl(url)
                    .maxNumberOfMessages(most)
                    .waitTimeSeconds(pollSeconds)
                    .messageAttributeNames("All")
                    .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
        .messages();
  }

  /// Deletes a message that was received.
  public void delete(Message message) {
    sqs.deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle()));
  }

  /// Lets a message that was received be received again at once.
  public void giveBack(Message message) {
    sqs.changeMessageVisibility(
        request ->
            request.queueUrl(url).receiptHandle(message.receiptHandle()).visibilityTimeout(0));
  }

  /// Lets a topic deliver to it what is published, as it was published.
  public void subscribe(SnsClient sns, String topic) {
    sns.subscribe(
        request ->
            request
                .topicArn(topic)
                .protocol("sqs")
                .endpoint(arn())
                .attributes(Map.of("RawMessageDelivery", "true")));
  }

  /// Returns how many messages could be received.
  public int ready() {
    return number(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES);
  }

  /// Returns how many messages wait for their time.
  public int delayed() {
    return number(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED);
  }

  /// Returns how many messages were received and not deleted.
  public int inHand() {
    return number(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);
  }

  /// Returns the ARN of the queue.
  public String arn() {
    return attribute(QueueAttributeName.QUEUE_ARN);
  }

  private int number(QueueAttributeName name) {
    return Integer.parseInt(attribute(name));
  }

  private String attribute(QueueAttributeName name) {
    return Objects.requireNonNull(
        sqs.getQueueAttributes(request -> request.queueUrl(url).attributeNames(name))
            .attributes()
            .get(name));
  }
}
