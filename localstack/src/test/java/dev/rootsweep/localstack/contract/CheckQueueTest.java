package dev.rootsweep.localstack.contract;

import dev.rootsweep.aws.AwsClients;
import dev.rootsweep.aws.event.Decoded;
import dev.rootsweep.aws.event.OwnMessages;
import dev.rootsweep.aws.event.SignalDecoder;
import dev.rootsweep.aws.queue.SqsMessageQueue;
import dev.rootsweep.core.contract.CheckQueueContract;
import dev.rootsweep.core.contract.LedgerSamples;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.port.MessageQueue;
import dev.rootsweep.core.signal.AccountSignal;
import dev.rootsweep.core.signal.CheckMessage;
import dev.rootsweep.localstack.LocalStack;
import dev.rootsweep.localstack.OnLocalStack;

@OnLocalStack("the queue of checks in SQS")
class CheckQueueTest implements CheckQueueContract, Ends.UnderTest<AccountSignal> {
  private static final AccountId MANAGEMENT = new AccountId("111111111111");
  private static final AccountId HUB = new AccountId("222222222222");
  private static final OwnMessages MESSAGES = new OwnMessages(HUB);
  private static final SignalDecoder DECODER = new SignalDecoder(MANAGEMENT, HUB);

  private final Ends ends;
  private final MessageQueue<CheckMessage> queue;

  CheckQueueTest(LocalStack localStack) {
    AwsClients clients = localStack.clients(HUB.value());
    this.ends = Ends.fresh(clients.sqs());
    this.queue =
        new SqsMessageQueue<>(clients::sqs, ends.queue().url(), ends.deadLetters().url(), MESSAGES);
  }

  @Override
  public MessageQueue<CheckMessage> queue() {
    return queue;
  }

  @Override
  public Ends ends() {
    return ends;
  }

  @Override
  public AccountSignal decoded(String body) {
    if (DECODER.decode(body, LedgerSamples.NOON)
        instanceof Decoded.Understood(AccountSignal signal)) {
      return signal;
    }
    throw new AssertionError("not understood: " + body);
  }
}
