package dev.rootsweep.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/// Answers the messages of a batch, several at once; one bad message fails alone.
///
/// - shape: `desk` answers one message; `lost` says what is replied when the desk itself breaks; no
///   work begins when less than `lastMillis` of the function's time are left
final class Batch<R extends Reply> {
  private static final Logger LOG = LoggerFactory.getLogger(Batch.class);

  /// Answers one message; is asked whether time is up before work begins.
  interface Desk<R> {
    R answer(SQSMessage message, BooleanSupplier timeIsUp);
  }

  /// Makes a reply to a message that must be delivered again, for a reason.
  interface Lost<R> {
    R reply(String messageId, String why);
  }

  private final Desk<R> desk;
  private final Lost<R> lost;
  private final Consumer<R> told;
  private final int lastMillis;
  private final Semaphore places;

  Batch(Desk<R> desk, Lost<R> lost, Consumer<R> told, int atOnce, int lastMillis) {
    this.desk = desk;
    this.lost = lost;
    this.told = told;
    this.lastMillis = lastMillis;
    this.places = new Semaphore(atOnce);
  }

  SQSBatchResponse answer(SQSEvent event, Context context) {
    return PowertoolsLogging.withLogging(
        context, () -> answer(event, () -> context.getRemainingTimeInMillis() < lastMillis));
  }

  private SQSBatchResponse answer(SQSEvent event, BooleanSupplier timeIsUp) {
    // The request's id is logged from the thread that Lambda calls; the others must be told it.
    Map<String, String> logged = Objects.requireNonNullElse(MDC.getCopyOfContextMap(), Map.of());
    List<Future<R>> replies;
    try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
      replies =
          event.getRecords().stream()
              .map(message -> each.submit(() -> answer(message, timeIsUp, logged)))
              .toList();
    }
    return new SQSBatchResponse(
        replies.stream()
            .map(Future::resultNow)
            .filter(reply -> !reply.done())
            .map(reply -> new BatchItemFailure(reply.messageId()))
            .toList());
  }

  private R answer(SQSMessage message, BooleanSupplier timeIsUp, Map<String, String> logged) {
    MDC.setContextMap(logged);
    places.acquireUninterruptibly();
    try {
      R reply = desk.answer(message, timeIsUp);
      told.accept(reply);
      return reply;
    } catch (RuntimeException | Error failure) {
      MaskedFailure.log(LOG, "a message failed in a way that nobody foresaw", failure);
      return lost.reply(message.getMessageId(), "unforeseen: " + failure.getClass());
    } finally {
      places.release();
    }
  }
}
