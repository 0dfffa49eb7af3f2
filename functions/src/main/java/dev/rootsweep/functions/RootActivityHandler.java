package dev.rootsweep.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.rootsweep.aws.wiring.ActivityParts;
import dev.rootsweep.aws.wiring.Wiring;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Consumer;
import org.crac.Core;
import org.crac.Resource;

/// Consumes the queue of root activity. One bad message fails alone.
public final class RootActivityHandler implements RequestStreamHandler, Resource {
  /// How many messages one function works on at once.
  public static final int AT_ONCE = 10;

  /// No work begins in the last of the function's time, so that what has begun can end.
  private static final int LAST_MILLIS = 15_000;

  private final Batch<ActivityAnswer> batch;

  /// Makes the handler that Lambda runs, from its environment.
  public RootActivityHandler() {
    this(
        MaskedFailure.call(() -> Wiring.watching(System.getenv(), new CountedNotices())),
        new LoggedActivity());
    Core.getGlobalContext().register(this);
  }

  /// Makes a handler over other parts, which tells its answers to `told`.
  public RootActivityHandler(ActivityParts parts, Consumer<ActivityAnswer> told) {
    this.batch =
        new Batch<>(
            new ActivityDesk(parts)::answer,
            ActivityAnswer.Failed::new,
            told,
            AT_ONCE,
            LAST_MILLIS);
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context) {
    MaskedFailure.run(() -> BatchJson.write(handleRequest(BatchJson.read(event), context), answer));
  }

  /// Answers the messages of a batch, and returns those that are to be delivered again.
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return batch.answer(event, context);
  }

  /// Rehearses an alert before the snapshot; nothing leaves the process.
  @Override
  public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    MaskedFailure.run(Priming.ofRootActivity()::run);
  }

  @Override
  public void afterRestore(org.crac.Context<? extends Resource> context) {
    // Nothing is open across a snapshot: connections are made anew on use.
  }
}
