package dev.rootsweep.functions;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.port.CheckQueue;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.signal.CheckDue;
import dev.rootsweep.core.signal.DigestDue;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// A queue that keeps what it is given.
final class KeptQueue implements CheckQueue {
  /// A check that was queued.
  record Sent(CheckDue due, Duration delay) {}

  /// A message that was put aside.
  record Buried(String message, String reason) {}

  private final List<Sent> sent = new CopyOnWriteArrayList<>();
  private final List<DigestDue> digests = new CopyOnWriteArrayList<>();
  private final List<Buried> buried = new CopyOnWriteArrayList<>();
  private final Set<AccountId> refused = ConcurrentHashMap.newKeySet();
  private volatile boolean graveyardOpen = true;

  /// Fails from now on for checks of that account.
  void refuse(AccountId account) {
    refused.add(account);
  }

  /// Fails from now on for messages to be put aside.
  void closeGraveyard() {
    graveyardOpen = false;
  }

  List<Sent> sent() {
    return List.copyOf(sent);
  }

  List<Buried> buried() {
    return List.copyOf(buried);
  }

  @Override
  public void send(CheckDue due, Duration delay) {
    if (refused.contains(due.account())) {
      throw failure("queueing a check of " + due.account());
    }
    sent.add(new Sent(due, delay));
  }

  @Override
  public void send(DigestDue due, Duration delay) {
    digests.add(due);
  }

  List<DigestDue> digests() {
    return List.copyOf(digests);
  }

  @Override
  public void bury(String message, String reason) {
    if (!graveyardOpen) {
      throw failure("putting a message aside");
    }
    buried.add(new Buried(message, reason));
  }

  private static PortFailure failure(String asked) {
    return new PortFailure(PortFailure.Kind.UNAVAILABLE, asked, "made to fail", null);
  }
}
