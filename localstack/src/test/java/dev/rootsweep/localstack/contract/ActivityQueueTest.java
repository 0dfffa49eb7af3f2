package dev.rootsweep.localstack.contract;

import dev.rootsweep.aws.AwsClients;
import dev.rootsweep.aws.event.ActivityDecoder;
import dev.rootsweep.aws.event.Decoded;
import dev.rootsweep.aws.event.OwnMessages;
import dev.rootsweep.aws.queue.SqsMessageQueue;
import dev.rootsweep.core.contract.ActivityQueueContract;
import dev.rootsweep.core.contract.LedgerSamples;
import dev.rootsweep.core.fake.TriageWorld;
import dev.rootsweep.core.port.MessageQueue;
import dev.rootsweep.core.settings.Settings;
import dev.rootsweep.core.signal.ActivitySignal;
import dev.rootsweep.core.signal.Delayed;
import dev.rootsweep.localstack.LocalStack;
import dev.rootsweep.localstack.OnLocalStack;
import java.util.Map;

@OnLocalStack("the queue of root activity in SQS")
class ActivityQueueTest implements ActivityQueueContract, Ends.UnderTest<ActivitySignal> {
  private static final OwnMessages MESSAGES = new OwnMessages(TriageWorld.HUB);
  private static final ActivityDecoder DECODER =
      new ActivityDecoder(
          Settings.of(
              Map.of(
                  "ROOTSWEEP_MANAGEMENT_ACCOUNT",
                  "111111111111",
                  "ROOTSWEEP_HUB_ACCOUNT",
                  TriageWorld.HUB.value())));

  private final Ends ends;
  private final MessageQueue<Delayed> queue;

  ActivityQueueTest(LocalStack localStack) {
    AwsClients clients = localStack.clients(TriageWorld.HUB.value());
    this.ends = Ends.fresh(clients.sqs());
    this.queue =
        new SqsMessageQueue<>(clients::sqs, ends.queue().url(), ends.deadLetters().url(), MESSAGES);
  }

  @Override
  public MessageQueue<Delayed> queue() {
    return queue;
  }

  @Override
  public Ends ends() {
    return ends;
  }

  @Override
  public ActivitySignal decoded(String body) {
    if (DECODER.decode(body, LedgerSamples.NOON)
        instanceof Decoded.Understood(ActivitySignal signal)) {
      return signal;
    }
    throw new AssertionError("not understood: " + body);
  }
}
