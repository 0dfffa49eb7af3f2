package dev.rootsweep.aws.queue;

import dev.rootsweep.aws.event.CheckMessages;
import dev.rootsweep.core.model.Redelivery;
import dev.rootsweep.core.port.CheckQueue;
import dev.rootsweep.core.signal.CheckDue;
import dev.rootsweep.core.signal.DigestDue;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The check queue and its dead-letter queue in SQS.
public final class SqsCheckQueue implements CheckQueue {
  private final SqsQueue queue;
  private final CheckMessages messages;

  /// Makes the queue; the client is made with the first message, which most checks do without.
  public SqsCheckQueue(
      Supplier<SqsClient> client, String queueUrl, String deadLettersUrl, CheckMessages messages) {
    this.queue = new SqsQueue(client, queueUrl, deadLettersUrl);
    this.messages = messages;
  }

  @Override
  public void send(CheckDue due, Duration delay) {
    queue.send("queueing a check of " + due.account(), messages.write(due), delay);
  }

  @Override
  public void send(DigestDue due, Duration delay) {
    queue.send("queueing the digest of sweep " + due.sweep(), messages.write(due), delay);
  }

  @Override
  public void send(List<CheckDue> dues) {
    queue.send("checks", dues.stream().map(messages::write).toList());
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
