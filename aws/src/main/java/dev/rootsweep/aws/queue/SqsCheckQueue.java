package dev.rootsweep.aws.queue;

import dev.rootsweep.aws.Failures;
import dev.rootsweep.aws.event.CheckMessages;
import dev.rootsweep.core.port.CheckQueue;
import dev.rootsweep.core.signal.CheckDue;
import dev.rootsweep.core.text.Texts;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/// The check queue and its dead-letter queue in SQS.
public final class SqsCheckQueue implements CheckQueue {
  private final SqsClient sqs;
  private final String queueUrl;
  private final String deadLettersUrl;
  private final CheckMessages messages;

  public SqsCheckQueue(
      SqsClient sqs, String queueUrl, String deadLettersUrl, CheckMessages messages) {
    this.sqs = sqs;
    this.queueUrl = queueUrl;
    this.deadLettersUrl = deadLettersUrl;
    this.messages = messages;
  }

  @Override
  public void send(CheckDue due, Duration delay) {
    try {
      sqs.sendMessage(
          request ->
              request
                  .queueUrl(queueUrl)
                  .messageBody(messages.write(due))
                  .delaySeconds((int) delay.toSeconds()));
    } catch (SdkException e) {
      throw Failures.of("queueing a check of " + due.account(), e);
    }
  }

  @Override
  public void bury(String message, String reason) {
    MessageAttributeValue why =
        MessageAttributeValue.builder().dataType("String").stringValue(Texts.shown(reason)).build();
    try {
      sqs.sendMessage(
          request ->
              request
                  .queueUrl(deadLettersUrl)
                  .messageBody(message)
                  .messageAttributes(Map.of("reason", why)));
    } catch (SdkException e) {
      throw Failures.of("putting a message aside in the dead-letter queue", e);
    }
  }
}
