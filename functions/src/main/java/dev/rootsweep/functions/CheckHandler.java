package dev.rootsweep.functions;

import dev.rootsweep.aws.AwsClients;
import dev.rootsweep.aws.wiring.CheckParts;
import dev.rootsweep.aws.wiring.Wiring;
import dev.rootsweep.core.signal.AccountSignal;
import java.util.function.Consumer;
import org.crac.Core;

/// Consumes the check queue.
public final class CheckHandler extends QueueHandler<AccountSignal, CheckQueueOutcome> {
  private static final int LAST_MILLIS = 90_000;

  /// Makes the handler that Lambda runs, from its environment.
  public CheckHandler() {
    this(
        MaskedFailure.call(() -> Wiring.deployed(System.getenv(), new CountedNotices())), logged());
    Core.getGlobalContext().register(this);
  }

  /// Makes a handler over other parts, which hands its results to `told`.
  public CheckHandler(
      CheckParts parts, Consumer<MessageResult<AccountSignal, CheckQueueOutcome>> told) {
    super(
        new MessageHandler<>(
            parts.decoder(), new CheckUseCases(parts), parts.queue(), parts.time()),
        told,
        LAST_MILLIS,
        () -> priming(parts.clients()));
  }

  private static Consumer<MessageResult<AccountSignal, CheckQueueOutcome>> logged() {
    return new LoggedResults<>(new CheckFormat());
  }

  static Priming priming(AwsClients clients) {
    return Priming.ofChecks(clients, parts -> new CheckHandler(parts, logged()));
  }
}
