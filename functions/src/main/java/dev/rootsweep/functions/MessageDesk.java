package dev.rootsweep.functions;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.rootsweep.aws.event.Decoded;
import dev.rootsweep.aws.wiring.CheckParts;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.signal.AccountSignal;
import dev.rootsweep.core.signal.CheckDue;
import dev.rootsweep.core.signal.DigestDue;
import dev.rootsweep.core.signal.MembershipUnclear;
import dev.rootsweep.core.text.Texts;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers one message: decode it, hand the signal to its use case.
final class MessageDesk {
  private static final Logger LOG = LoggerFactory.getLogger(MessageDesk.class);

  private final CheckParts parts;
  private final Redelivering redelivering;

  MessageDesk(CheckParts parts) {
    this.parts = parts;
    this.redelivering = new Redelivering(parts.queue()::redeliver, parts.time());
  }

  /// Answers one message; `timeIsUp` is asked before work begins, and before each account of a
  /// list.
  Answer answer(SQSMessage message, BooleanSupplier timeIsUp) {
    try {
      return switch (parts
          .decoder()
          .decode(Received.body(message), Received.at(message, parts.time()))) {
        case Decoded.Understood(AccountSignal signal) -> act(message, signal, timeIsUp);
        case Decoded.Ignored(String reason) -> new Answer.Ignored(message.getMessageId(), reason);
        case Decoded.Rejected(String reason) -> reject(message, reason);
      };
    } catch (PortFailure failure) {
      return failed(message, failure);
    } catch (RuntimeException bug) {
      MaskedFailure.log(LOG, "a message failed in a way that nobody foresaw", bug);
      return new Answer.Failed(message.getMessageId(), Texts.shown(MaskedFailure.of(bug).told()));
    }
  }

  private Answer act(SQSMessage message, AccountSignal signal, BooleanSupplier timeIsUp) {
    return switch (signal) {
      case CheckDue due when timeIsUp.getAsBoolean() -> {
        parts.queue().send(due, Duration.ZERO);
        yield new Answer.PutBack(message.getMessageId(), due);
      }
      case CheckDue due ->
          new Answer.Checked(message.getMessageId(), due, parts.checkAccount().handle(due));
      case DigestDue due ->
          new Answer.Digested(message.getMessageId(), due, parts.tellDigest().handle(due));
      case MembershipUnclear _ when timeIsUp.getAsBoolean() ->
          new Answer.Failed(message.getMessageId(), "no time is left to list the organization");
      case MembershipUnclear unclear ->
          new Answer.Reconciled(
              message.getMessageId(), unclear, parts.reconcileMembers().handle(unclear, timeIsUp));
    };
  }

  private Answer reject(SQSMessage message, String reason) {
    parts.queue().bury(Received.body(message), reason);
    return new Answer.Rejected(message.getMessageId(), reason);
  }

  private Answer failed(SQSMessage message, PortFailure failure) {
    return redelivering
        .after(message, failure)
        .<Answer>map(
            next -> new Answer.Retried(message.getMessageId(), failure.told(), next.delay()))
        .orElseGet(() -> new Answer.Failed(message.getMessageId(), failure.told()));
  }
}
