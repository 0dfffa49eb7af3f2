package dev.rootsweep.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.rootsweep.aws.wiring.SweepParts;
import dev.rootsweep.aws.wiring.Wiring;
import dev.rootsweep.core.signal.SweepDue;
import dev.rootsweep.core.sweep.SweepOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.crac.Core;
import org.crac.Resource;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/// Starts a sweep when its schedule says so. What goes wrong is thrown: Lambda tries again, with
/// the same event and so with the same sweep, and then the alarm speaks.
public final class SweepHandler implements RequestStreamHandler, Resource {
  /// The list ends before the function's time does, so that its end can be told.
  private static final int LAST_MILLIS = 15_000;

  private final SweepParts parts;
  private final Consumer<SweepOutcome> told;

  /// Makes the handler that Lambda runs, from its environment.
  public SweepHandler() {
    this(MaskedFailure.call(() -> Wiring.deployedSweep(System.getenv())), new LoggedSweeps());
    Core.getGlobalContext().register(this);
  }

  /// Makes a handler over other parts, which tells its outcomes to `told`.
  public SweepHandler(SweepParts parts, Consumer<SweepOutcome> told) {
    this.parts = parts;
    this.told = told;
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context) {
    MaskedFailure.run(() -> sweep(event, answer, context));
  }

  private void sweep(InputStream event, OutputStream answer, Context context) throws IOException {
    String body = new String(event.readAllBytes(), StandardCharsets.UTF_8);
    SweepOutcome outcome = PowertoolsLogging.withLogging(context, () -> start(body, context));
    answer.write(SweepJson.of(outcome).toString().getBytes(StandardCharsets.UTF_8));
  }

  private SweepOutcome start(String body, Context context) {
    SweepDue due = parts.decoder().sweep(body, parts.time().now());
    SweepOutcome outcome =
        parts.startSweep().handle(due, () -> context.getRemainingTimeInMillis() < LAST_MILLIS);
    told.accept(outcome);
    return switch (outcome) {
      case SweepOutcome.Queued queued -> queued;
      case SweepOutcome.Uncounted uncounted ->
          throw new IllegalStateException(
              "the checks of sweep "
                  + uncounted.sweep()
                  + " are queued, but not all could be counted: "
                  + uncounted.why());
      case SweepOutcome.CutShort cut ->
          throw new IllegalStateException(
              "the function's time ran out after "
                  + cut.count().listed()
                  + " accounts of sweep "
                  + cut.sweep()
                  + ": give it more time, up to 15 minutes");
    };
  }

  /// Loads what the event needs, before the snapshot: decodes a sample, sends nothing.
  @Override
  public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    MaskedFailure.run(SweepPriming::run);
  }

  @Override
  public void afterRestore(org.crac.Context<? extends Resource> context) {
    // Nothing is open across a snapshot: connections are made anew on use.
  }
}
