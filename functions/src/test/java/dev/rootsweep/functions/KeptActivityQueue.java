package dev.rootsweep.functions;

import dev.rootsweep.aws.event.OwnMessages;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.Redelivery;
import dev.rootsweep.core.port.MessageQueue;
import dev.rootsweep.core.signal.Delayed;
import dev.rootsweep.sandbox.ExampleOrganization;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A queue of root activity that keeps what it is given.
final class KeptActivityQueue implements MessageQueue<Delayed> {
  private final OwnMessages messages = new OwnMessages(new AccountId(ExampleOrganization.HUB));
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final List<Duration> delays = new CopyOnWriteArrayList<>();
  private final List<String> buried = new CopyOnWriteArrayList<>();
  private final List<String> redelivered = new CopyOnWriteArrayList<>();

  @Override
  public void send(Delayed message, Duration delay) {
    bodies.add(messages.write(message));
    delays.add(delay);
  }

  @Override
  public void redeliver(String message, Redelivery redelivery) {
    redelivered.add(message);
  }

  /// Takes the message that is to be delivered anew.
  String takeRedelivered() {
    return redelivered.removeFirst();
  }

  @Override
  public void bury(String message, String reason) {
    buried.add(reason);
  }

  List<String> bodies() {
    return List.copyOf(bodies);
  }

  List<Duration> delays() {
    return List.copyOf(delays);
  }

  List<String> buried() {
    return List.copyOf(buried);
  }
}
