package dev.rootsweep.core.fake;

import dev.rootsweep.core.contract.Buried;
import dev.rootsweep.core.contract.CheckQueueContract;
import dev.rootsweep.core.port.MessageQueue;
import dev.rootsweep.core.signal.AccountSignal;
import dev.rootsweep.core.signal.CheckMessage;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

class FakeQueueTest implements CheckQueueContract {
  private final FakeQueue queue = new FakeQueue(new Journal());

  @Override
  public MessageQueue<CheckMessage> queue() {
    return queue;
  }

  @Override
  public List<AccountSignal> arrived(int awaited) {
    return Stream.<AccountSignal>concat(
            queue.sent().stream().filter(s -> s.delay().isZero()).map(FakeQueue.Sent::due),
            queue.digests().stream().filter(s -> s.delay().isZero()).map(FakeQueue.SentDigest::due))
        .toList();
  }

  @Override
  public int waiting() {
    return (int)
        Stream.concat(
                queue.sent().stream().map(FakeQueue.Sent::delay),
                queue.digests().stream().map(FakeQueue.SentDigest::delay))
            .filter(Duration::isPositive)
            .count();
  }

  @Override
  public List<Buried> buried(int awaited) {
    return queue.buried();
  }
}
