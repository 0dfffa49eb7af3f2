package dev.rootsweep.sandbox;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// The root sessions given out. Nothing ends one but its expiry: that is so on AWS (captured).
final class Sessions {

  private final AtomicLong opened = new AtomicLong();
  private final Map<String, RootSession> byKey = new ConcurrentHashMap<>();

  RootSession open(String account, TaskPolicy task, Instant expires) {
    String serial = "%012d".formatted(opened.incrementAndGet());
    RootSession session =
        new RootSession(
            "ASIASAND" + serial,
            "sandbox/" + UUID.randomUUID(),
            "sandbox-token-" + UUID.randomUUID(),
            account,
            task,
            expires);
    byKey.put(session.accessKeyId(), session);
    return session;
  }

  Optional<RootSession> by(String accessKeyId) {
    return Optional.ofNullable(byKey.get(accessKeyId));
  }
}
