package dev.rootsweep.functions;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.rootsweep.aws.event.DecodedActivity;
import dev.rootsweep.aws.wiring.ActivityParts;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.signal.ActivitySignal;
import dev.rootsweep.core.text.Texts;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers one message about root activity: decode it, hand the signal to the use case.
final class ActivityDesk {
  private static final Logger LOG = LoggerFactory.getLogger(ActivityDesk.class);

  private final ActivityParts parts;
  private final Redelivering redelivering;

  ActivityDesk(ActivityParts parts) {
    this.parts = parts;
    this.redelivering = new Redelivering(parts.queue()::redeliver, parts.time());
  }

  /// Answers one message; `timeIsUp` is asked before work begins.
  ActivityAnswer answer(SQSMessage message, BooleanSupplier timeIsUp) {
    String id = message.getMessageId();
    if (timeIsUp.getAsBoolean()) {
      return new ActivityAnswer.Failed(id, "no time is left in this invocation");
    }
    try {
      String body = Received.body(message);
      return switch (parts.decoder().decode(body, Received.at(message, parts.time()))) {
        case DecodedActivity.Understood(ActivitySignal signal) ->
            new ActivityAnswer.Triaged(id, signal, parts.triage().handle(signal));
        case DecodedActivity.Ignored(String reason) -> new ActivityAnswer.Ignored(id, reason);
        case DecodedActivity.Rejected(String reason) -> {
          parts.queue().bury(body, reason);
          yield new ActivityAnswer.Rejected(id, reason);
        }
      };
    } catch (PortFailure failure) {
      return failed(message, failure);
    } catch (RuntimeException bug) {
      MaskedFailure.log(LOG, "a message failed in a way that nobody foresaw", bug);
      return new ActivityAnswer.Failed(id, Texts.shown(MaskedFailure.of(bug).told()));
    }
  }

  private ActivityAnswer failed(SQSMessage message, PortFailure failure) {
    return redelivering
        .after(message, failure)
        .<ActivityAnswer>map(
            next ->
                new ActivityAnswer.Retried(message.getMessageId(), failure.told(), next.delay()))
        .orElseGet(() -> new ActivityAnswer.Failed(message.getMessageId(), failure.told()));
  }
}
