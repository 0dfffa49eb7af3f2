package dev.rootsweep.core.fake;

import dev.rootsweep.core.contract.ActivityQueueContract;
import dev.rootsweep.core.contract.Buried;
import dev.rootsweep.core.port.MessageQueue;
import dev.rootsweep.core.signal.ActivitySignal;
import dev.rootsweep.core.signal.Delayed;
import java.util.List;

class FakeActivityQueueTest implements ActivityQueueContract {
  private final FakeActivityQueue queue = new FakeActivityQueue(new Journal());

  @Override
  public MessageQueue<Delayed> queue() {
    return queue;
  }

  @Override
  public List<ActivitySignal> arrived(int awaited) {
    return queue.sent().stream()
        .filter(sent -> sent.delay().isZero())
        .<ActivitySignal>map(FakeActivityQueue.Sent::message)
        .toList();
  }

  @Override
  public int waiting() {
    return (int) queue.sent().stream().filter(sent -> sent.delay().isPositive()).count();
  }

  @Override
  public List<Buried> buried(int awaited) {
    return queue.buried();
  }
}
