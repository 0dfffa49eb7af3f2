package dev.rootsweep.localstack.contract;

import dev.rootsweep.core.contract.Buried;
import dev.rootsweep.core.contract.QueueUnderTest;
import dev.rootsweep.localstack.Inbox;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/// A queue and its dead letters, seen from where they are received.
record Ends(Inbox queue, Inbox deadLetters) {
  static Ends fresh(SqsClient sqs) {
    return new Ends(Inbox.fresh(sqs), Inbox.fresh(sqs));
  }

  /// A contract of a queue in SQS.
  interface UnderTest<S> extends QueueUnderTest<S> {
    /// Returns both ends of the queue of the present test.
    Ends ends();

    /// Returns what a body means.
    S decoded(String body);

    @Override
    default List<S> arrived(int awaited) {
      return ends().queue().take(awaited).stream().map(Message::body).map(this::decoded).toList();
    }

    @Override
    default int waiting() {
      return ends().queue().delayed();
    }

    @Override
    default List<Buried> buried(int awaited) {
      return ends().deadLetters().take(awaited).stream().map(Ends::buried).toList();
    }
  }

  private static Buried buried(Message message) {
    MessageAttributeValue reason = message.messageAttributes().get("reason");
    return new Buried(message.body(), reason == null ? "" : reason.stringValue());
  }
}
