package dev.rootsweep.functions;

import dev.rootsweep.aws.wiring.CheckParts;
import dev.rootsweep.core.signal.AccountSignal;
import dev.rootsweep.core.signal.CheckDue;
import dev.rootsweep.core.signal.DigestDue;
import dev.rootsweep.core.signal.MembershipUnclear;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/// What the messages of the check queue ask for.
record CheckUseCases(CheckParts parts)
    implements MessageHandler.UseCases<AccountSignal, CheckQueueOutcome> {
  @Override
  public CheckQueueOutcome handle(AccountSignal signal, BooleanSupplier timeIsUp) {
    return switch (signal) {
      case CheckDue due when timeIsUp.getAsBoolean() -> {
        parts.queue().send(due, Duration.ZERO);
        yield new CheckQueueOutcome.PutBack();
      }
      case CheckDue due -> new CheckQueueOutcome.Checked(parts.checkAccount().handle(due));
      case DigestDue due -> new CheckQueueOutcome.Digested(parts.tellDigest().handle(due));
      case MembershipUnclear _ when timeIsUp.getAsBoolean() ->
          throw new MessageHandler.OutOfTime("no time is left to list the organization");
      case MembershipUnclear unclear ->
          new CheckQueueOutcome.Reconciled(parts.reconcileMembers().handle(unclear, timeIsUp));
    };
  }
}
