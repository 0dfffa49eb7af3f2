package dev.rootsweep.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.rootsweep.aws.wiring.CheckParts;
import dev.rootsweep.aws.wiring.Wiring;
import java.io.IOException;
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
import org.crac.Core;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/// Consumes the check queue. Several accounts at once, and one bad message fails alone.
public final class CheckHandler implements RequestStreamHandler, Resource {
  private static final Logger LOG = LoggerFactory.getLogger(CheckHandler.class);

  /// How many accounts one function works on at once.
  public static final int AT_ONCE = 10;

  /// No work begins in the last of the function's time, so that what has begun can end.
  private static final int LAST_MILLIS = 90_000;

  private final MessageDesk desk;
  private final Consumer<Answer> told;
  private final Semaphore places = new Semaphore(AT_ONCE);

  /// Makes the handler that Lambda runs, from its environment.
  public CheckHandler() {
    this(Wiring.deployed(System.getenv()), new LoggedAnswers());
    Core.getGlobalContext().register(this);
  }

  /// Makes a handler over other parts, which tells its answers to `told`.
  public CheckHandler(CheckParts parts, Consumer<Answer> told) {
    this.desk = new MessageDesk(parts);
    this.told = told;
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    BatchJson.write(handleRequest(BatchJson.read(event), context), answer);
  }

  /// Answers the messages of a batch, and returns those that are to be delivered again.
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return PowertoolsLogging.withLogging(
        context, () -> answer(event, () -> context.getRemainingTimeInMillis() < LAST_MILLIS));
  }

  private SQSBatchResponse answer(SQSEvent event, BooleanSupplier timeIsUp) {
    // The request's id is logged from the thread that Lambda calls; the others must be told it.
    Map<String, String> logged = Objects.requireNonNullElse(MDC.getCopyOfContextMap(), Map.of());
    List<Future<Answer>> answers;
    try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
      answers =
          event.getRecords().stream()
              .map(message -> each.submit(() -> answer(message, timeIsUp, logged)))
              .toList();
    }
    return new SQSBatchResponse(
        answers.stream()
            .map(Future::resultNow)
            .filter(answer -> !answer.done())
            .map(answer -> new BatchItemFailure(answer.messageId()))
            .toList());
  }

  private Answer answer(SQSMessage message, BooleanSupplier timeIsUp, Map<String, String> logged) {
    MDC.setContextMap(logged);
    places.acquireUninterruptibly();
    try {
      Answer answer = desk.answer(message, timeIsUp);
      told.accept(answer);
      return answer;
    } catch (RuntimeException | Error failure) {
      LOG.error("a message failed in a way that nobody foresaw", failure);
      return new Answer.Failed(message.getMessageId(), "unforeseen: " + failure.getClass());
    } finally {
      places.release();
    }
  }

  /// Loads what the first message needs, before the snapshot: decodes a sample, sends nothing.
  @Override
  public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    Priming.run();
  }

  @Override
  public void afterRestore(org.crac.Context<? extends Resource> context) {
    // Nothing is open across a snapshot: connections are made anew on use.
  }
}
