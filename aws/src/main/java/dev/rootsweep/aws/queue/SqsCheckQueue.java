package dev.rootsweep.aws.queue;

import dev.rootsweep.aws.Failures;
import dev.rootsweep.aws.event.CheckMessages;
import dev.rootsweep.core.port.CheckQueue;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.signal.CheckDue;
import dev.rootsweep.core.text.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.utils.Lazy;

/// The check queue and its dead-letter queue in SQS.
public final class SqsCheckQueue implements CheckQueue {
  /// As many as SQS takes at once.
  private static final int BATCH = 10;

  private static final int TRIES = 3;

  private final Lazy<SqsClient> sqs;
  private final String queueUrl;
  private final String deadLettersUrl;
  private final CheckMessages messages;

  /// Makes the queue; the client is made with the first message, which most checks do without.
  public SqsCheckQueue(
      Supplier<SqsClient> client, String queueUrl, String deadLettersUrl, CheckMessages messages) {
    this.sqs = new Lazy<>(client);
    this.queueUrl = queueUrl;
    this.deadLettersUrl = deadLettersUrl;
    this.messages = messages;
  }

  @Override
  public void send(CheckDue due, Duration delay) {
    try {
      sqs.getValue()
          .sendMessage(
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
  public void send(List<CheckDue> dues) {
    for (int from = 0; from < dues.size(); from += BATCH) {
      sendBatch(dues.subList(from, Math.min(from + BATCH, dues.size())));
    }
  }

  /// SQS may take some entries of a batch and refuse others; those are sent again.
  private void sendBatch(List<CheckDue> dues) {
    String asked = "queueing " + dues.size() + " checks";
    List<SendMessageBatchRequestEntry> entries = entries(dues);
    for (int tries = 0; tries < TRIES; tries++) {
      List<BatchResultErrorEntry> refused = ask(asked, entries);
      if (refused.isEmpty()) {
        return;
      }
      if (tries + 1 == TRIES || refused.stream().anyMatch(one -> one.senderFault())) {
        throw refusal(asked, refused);
      }
      Set<String> ids = refused.stream().map(BatchResultErrorEntry::id).collect(Collectors.toSet());
      entries = entries.stream().filter(entry -> ids.contains(entry.id())).toList();
    }
  }

  private List<SendMessageBatchRequestEntry> entries(List<CheckDue> dues) {
    List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
    for (CheckDue due : dues) {
      entries.add(
          SendMessageBatchRequestEntry.builder()
              .id(String.valueOf(entries.size()))
              .messageBody(messages.write(due))
              .build());
    }
    return entries;
  }

  private List<BatchResultErrorEntry> ask(
      String asked, List<SendMessageBatchRequestEntry> entries) {
    try {
      return sqs.getValue()
          .sendMessageBatch(request -> request.queueUrl(queueUrl).entries(entries))
          .failed();
    } catch (SdkException e) {
      throw Failures.of(asked, e);
    }
  }

  private static PortFailure refusal(String asked, List<BatchResultErrorEntry> refused) {
    BatchResultErrorEntry one = refused.getFirst();
    return new PortFailure(
        one.senderFault() ? PortFailure.Kind.UNEXPECTED : PortFailure.Kind.UNAVAILABLE,
        asked,
        "%d of them were refused: %s: %s".formatted(refused.size(), one.code(), one.message()),
        null);
  }

  @Override
  public void bury(String message, String reason) {
    MessageAttributeValue why =
        MessageAttributeValue.builder().dataType("String").stringValue(Texts.shown(reason)).build();
    try {
      sqs.getValue()
          .sendMessage(
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
