package dev.rootsweep.aws.queue;

import dev.rootsweep.aws.Failures;
import dev.rootsweep.aws.event.OwnMessages;
import dev.rootsweep.core.model.Redelivery;
import dev.rootsweep.core.port.MessageQueue;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.signal.OwnMessage;
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

/// A queue in SQS and its dead-letter queue; the client is made with the first message.
public final class SqsMessageQueue<M extends OwnMessage> implements MessageQueue<M> {
  /// The attribute that tells how often a message was delivered anew.
  static final String ATTEMPT = "attempt";

  /// The attribute that tells when a message first came.
  static final String FIRST_SEEN = "firstSeen";

  /// As many as SQS takes at once.
  private static final int BATCH = 10;

  private static final int TRIES = 3;

  private final Lazy<SqsClient> sqs;
  private final String url;
  private final String deadLettersUrl;
  private final OwnMessages messages;

  /// Makes the queue; the client is made with the first message, which most checks do without.
  public SqsMessageQueue(
      Supplier<SqsClient> client, String url, String deadLettersUrl, OwnMessages messages) {
    this.sqs = new Lazy<>(client);
    this.url = url;
    this.deadLettersUrl = deadLettersUrl;
    this.messages = messages;
  }

  @Override
  public void send(M message, Duration delay) {
    String body = messages.write(message);
    try {
      sqs.getValue()
          .sendMessage(
              request ->
                  request.queueUrl(url).messageBody(body).delaySeconds((int) delay.toSeconds()));
    } catch (SdkException e) {
      throw Failures.of("queueing " + message.words(), e);
    }
  }

  @Override
  public void send(List<? extends M> queued) {
    for (int from = 0; from < queued.size(); from += BATCH) {
      sendBatch(queued.subList(from, Math.min(from + BATCH, queued.size())));
    }
  }

  /// SQS may take some entries of a batch and refuse others; those are sent again.
  private void sendBatch(List<? extends M> queued) {
    String asked = "queueing " + queued.size() + " messages";
    List<SendMessageBatchRequestEntry> entries =
        entries(queued.stream().map(messages::write).toList());
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

  private static List<SendMessageBatchRequestEntry> entries(List<String> bodies) {
    List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
    for (String body : bodies) {
      entries.add(
          SendMessageBatchRequestEntry.builder()
              .id(String.valueOf(entries.size()))
              .messageBody(body)
              .build());
    }
    return entries;
  }

  private List<BatchResultErrorEntry> ask(
      String asked, List<SendMessageBatchRequestEntry> entries) {
    try {
      return sqs.getValue()
          .sendMessageBatch(request -> request.queueUrl(url).entries(entries))
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

  /// Sends a message as it came, with attributes that tell how often it came and since when.
  @Override
  public void redeliver(String message, Redelivery redelivery) {
    try {
      sqs.getValue()
          .sendMessage(
              request ->
                  request
                      .queueUrl(url)
                      .messageBody(message)
                      .delaySeconds((int) redelivery.delay().toSeconds())
                      .messageAttributes(
                          Map.of(
                              ATTEMPT, attribute(String.valueOf(redelivery.attempt())),
                              FIRST_SEEN, attribute(redelivery.firstSeen().toString()))));
    } catch (SdkException e) {
      throw Failures.of("queueing a message anew", e);
    }
  }

  private static MessageAttributeValue attribute(String text) {
    return MessageAttributeValue.builder().dataType("String").stringValue(text).build();
  }

  /// SQS takes no empty attribute.
  @Override
  public void bury(String message, String reason) {
    String shown = Texts.shown(reason);
    MessageAttributeValue why = attribute(shown.isEmpty() ? "unknown" : shown);
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
