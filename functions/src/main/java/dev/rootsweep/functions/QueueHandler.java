package dev.rootsweep.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.crac.Resource;
import org.slf4j.MDC;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/// Consumes a queue: several messages at once, and one bad message fails alone.
///
/// - shape: `S` are the signals that the queue brings, `O` what their use cases answer
public abstract sealed class QueueHandler<S, O> implements RequestStreamHandler, Resource
    permits CheckHandler, RootActivityHandler {
  /// How many messages one function works on at once.
  public static final int AT_ONCE = 10;

  private final MessageHandler<S, O> messages;
  private final Consumer<MessageResult<S, O>> told;
  private final int lastMillis;
  private final Supplier<Priming> priming;
  private final Semaphore places = new Semaphore(AT_ONCE);

  /// Makes a handler that begins no work when less than `lastMillis` of the function's time are
  /// left, so that what has begun can end, and that runs `priming` before its snapshot.
  QueueHandler(
      MessageHandler<S, O> messages,
      Consumer<MessageResult<S, O>> told,
      int lastMillis,
      Supplier<Priming> priming) {
    this.messages = messages;
    this.told = told;
    this.lastMillis = lastMillis;
    this.priming = priming;
  }

  @Override
  public final void handleRequest(InputStream event, OutputStream answer, Context context) {
    MaskedFailure.run(() -> BatchJson.write(handleRequest(BatchJson.read(event), context), answer));
  }

  /// Answers the messages of a batch, and returns those that are to be delivered again.
  public final SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return PowertoolsLogging.withLogging(
        context, () -> answer(event, () -> context.getRemainingTimeInMillis() < lastMillis));
  }

  private SQSBatchResponse answer(SQSEvent event, BooleanSupplier timeIsUp) {
    // The request's id is logged from the thread that Lambda calls; the other threads need a copy.
    Map<String, String> logged = Objects.requireNonNullElse(MDC.getCopyOfContextMap(), Map.of());
    List<Future<MessageResult<S, O>>> results;
    try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
      results =
          event.getRecords().stream()
              .map(message -> each.submit(() -> answer(message, timeIsUp, logged)))
              .toList();
    }
    return new SQSBatchResponse(
        results.stream()
            .map(Future::resultNow)
            .filter(result -> !result.done())
            .map(result -> new BatchItemFailure(result.messageId()))
            .toList());
  }

  private MessageResult<S, O> answer(
      SQSMessage message, BooleanSupplier timeIsUp, Map<String, String> logged) {
    MDC.setContextMap(logged);
    places.acquireUninterruptibly();
    try {
      MessageResult<S, O> result = messages.handle(message, timeIsUp);
      told.accept(result);
      return result;
    } catch (RuntimeException | Error failure) {
      return MessageHandler.unforeseen(message, failure);
    } finally {
      places.release();
    }
  }

  /// Rehearses messages before the snapshot; nothing leaves the process.
  @Override
  public final void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    MaskedFailure.run(priming.get()::run);
  }

  @Override
  public final void afterRestore(org.crac.Context<? extends Resource> context) {
    // Nothing is open across a snapshot: connections are made anew on use.
  }
}
