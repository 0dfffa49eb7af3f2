package dev.rootsweep.aws.queue;

import dev.rootsweep.aws.event.ActivityMessages;
import dev.rootsweep.core.model.Redelivery;
import dev.rootsweep.core.port.ActivityQueue;
import dev.rootsweep.core.signal.Delayed;
import java.time.Duration;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The queue of root activity and its dead-letter queue in SQS.
public final class SqsActivityQueue implements ActivityQueue {
  private final SqsQueue queue;
  private final ActivityMessages messages;

  /// Makes the queue; the client is made with the first message.
  public SqsActivityQueue(
      Supplier<SqsClient> client,
      String queueUrl,
      String deadLettersUrl,
      ActivityMessages messages) {
    this.queue = new SqsQueue(client, queueUrl, deadLettersUrl);
    this.messages = messages;
  }

  @Override
  public void send(Delayed message, Duration delay) {
    queue.send(
        "queueing what follows event " + message.origin().eventId(),
        messages.write(message),
        delay);
  }

  @Override
  public void redeliver(String message, Redelivery redelivery) {
    queue.redeliver(message, redelivery);
  }

  @Override
  public void bury(String message, String reason) {
    queue.bury(message, reason);
  }
}
