package dev.rootsweep.functions;

import dev.rootsweep.aws.AwsClients;
import dev.rootsweep.aws.wiring.ActivityParts;
import dev.rootsweep.aws.wiring.Wiring;
import dev.rootsweep.core.settings.Metric;
import dev.rootsweep.core.signal.ActivitySignal;
import dev.rootsweep.core.triage.TriageOutcome;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.crac.Core;

/// Consumes the queue of root activity.
public final class RootActivityHandler extends QueueHandler<ActivitySignal, TriageOutcome> {
  private static final int LAST_MILLIS = 15_000;

  /// Makes the handler that Lambda runs, from its environment.
  public RootActivityHandler() {
    this(
        MaskedFailure.call(() -> Wiring.watching(System.getenv(), new CountedNotices())), logged());
    Core.getGlobalContext().register(this);
  }

  /// Makes a handler over other parts, which hands its results to `told`.
  public RootActivityHandler(
      ActivityParts parts, Consumer<MessageResult<ActivitySignal, TriageOutcome>> told) {
    super(
        new MessageHandler<>(
            parts.decoder(),
            (signal, timeIsUp) -> triaged(parts, signal, timeIsUp),
            parts.queue(),
            parts.time()),
        told,
        LAST_MILLIS,
        () -> priming(parts.clients()));
  }

  private static TriageOutcome triaged(
      ActivityParts parts, ActivitySignal signal, BooleanSupplier timeIsUp) {
    if (timeIsUp.getAsBoolean()) {
      throw new MessageHandler.OutOfTime("no time is left in this invocation");
    }
    return parts.triage().handle(signal);
  }

  /// A heartbeat counts as a metric of its own.
  private static Consumer<MessageResult<ActivitySignal, TriageOutcome>> logged() {
    Counter counter = new Counter();
    return new LoggedResults<>(new ActivityFormat())
        .andThen(
            result -> {
              if (result instanceof MessageResult.Done<?, ?>(_, _, TriageOutcome.Beat _)) {
                counter.write(Metric.HEARTBEAT, 1);
              }
            });
  }

  static Priming priming(AwsClients clients) {
    return Priming.ofRootActivity(clients, parts -> new RootActivityHandler(parts, logged()));
  }
}
