package dev.rootsweep.functions;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.rootsweep.aws.event.Decoded;
import dev.rootsweep.aws.event.EventDecoder;
import dev.rootsweep.core.port.MessageQueue;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.port.Time;
import dev.rootsweep.core.text.Texts;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers one message: decodes it, hands the signal to its use case, and sees to what fails.
record MessageHandler<S, O>(
    EventDecoder<S> decoder, UseCases<S, O> useCases, MessageQueue<?> queue, Time time) {
  private static final Logger LOG = LoggerFactory.getLogger(MessageHandler.class);

  /// What a signal asks for.
  interface UseCases<S, O> {
    /// Does it; asks `timeIsUp` before work begins.
    ///
    /// - errors: `PortFailure`; `OutOfTime` where nothing was begun
    O handle(S signal, BooleanSupplier timeIsUp);
  }

  /// No time is left in this invocation.
  static final class OutOfTime extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutOfTime(String why) {
      super(why, null, false, false);
    }

    private String why() {
      return Texts.shown(String.valueOf(getMessage()));
    }
  }

  MessageResult<S, O> handle(SQSMessage message, BooleanSupplier timeIsUp) {
    String id = message.getMessageId();
    try {
      String body = Received.body(message);
      return switch (decoder.decode(body, Received.at(message, time))) {
        case Decoded.Understood<S>(S signal) ->
            new MessageResult.Done<>(id, signal, useCases.handle(signal, timeIsUp));
        case Decoded.Ignored<S>(String reason) -> new MessageResult.Ignored<>(id, reason);
        case Decoded.Rejected<S>(String reason) -> {
          queue.bury(body, reason);
          yield new MessageResult.Rejected<>(id, reason);
        }
      };
    } catch (OutOfTime noTime) {
      return new MessageResult.Failed<>(id, noTime.why());
    } catch (PortFailure failure) {
      return redelivered(message, failure);
    } catch (RuntimeException bug) {
      return unforeseen(message, bug);
    }
  }

  /// Returns the answer to a failure that nobody foresaw: the message must be delivered again.
  static <S, O> MessageResult<S, O> unforeseen(SQSMessage message, Throwable failure) {
    MaskedFailure.log(LOG, "a message failed in a way that nobody foresaw", failure);
    return new MessageResult.Failed<>(
        message.getMessageId(), Texts.shown(MaskedFailure.of(failure).told()));
  }

  /// Without a new message the queue itself delivers this one again.
  private MessageResult<S, O> redelivered(SQSMessage message, PortFailure failure) {
    String id = message.getMessageId();
    return new Redelivering(queue::redeliver, time)
        .after(message, failure)
        .<MessageResult<S, O>>map(
            next -> new MessageResult.Retried<>(id, failure.told(), next.delay()))
        .orElseGet(() -> new MessageResult.Failed<>(id, failure.told()));
  }
}
