package dev.rootsweep.core.memory;

import dev.rootsweep.core.model.Notice;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What a memory ledger knows of the digests of sweeps. Its owner sees to it that one caller comes
/// at a time.
final class DigestMemory {
  private record Open(String digest, Instant until) {}

  private final Map<String, Open> open = new HashMap<>();
  private final Map<String, Map<String, Notice>> notices = new HashMap<>();
  private final Set<String> closed = new HashSet<>();

  Optional<String> open(String sweep, Instant now) {
    return Optional.ofNullable(open.get(sweep))
        .filter(one -> one.until().isAfter(now))
        .map(Open::digest);
  }

  String open(String sweep, String digest, Instant now, Instant until) {
    String opened = open(sweep, now).orElse(digest);
    if (opened.equals(digest)) {
      open.put(sweep, new Open(digest, until));
    }
    return opened;
  }

  boolean collect(String digest, Notice notice) {
    if (closed.contains(digest)) {
      return false;
    }
    notices.computeIfAbsent(digest, _ -> new TreeMap<>()).put(notice.id(), notice);
    return true;
  }

  List<Notice> close(String digest) {
    closed.add(digest);
    return collected(digest);
  }

  List<Notice> collected(String digest) {
    return List.copyOf(notices.getOrDefault(digest, Map.of()).values());
  }
}
