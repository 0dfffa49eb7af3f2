package dev.rootsweep.core.memory;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.AlertClaim;
import dev.rootsweep.core.model.BurstEvent;
import dev.rootsweep.core.model.BurstPlace;
import dev.rootsweep.core.model.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a memory ledger knows of root activity. Its owner sees to it that one caller comes at a
/// time.
final class ActivityMemory {
  private record Held(String owner, Instant until) {}

  private record Burst(String lead, Instant end) {}

  private record Opened(String burst, Severity severity) {}

  private final Map<String, Held> claims = new HashMap<>();
  private final Set<String> told = new HashSet<>();
  private final Map<String, Burst> bursts = new HashMap<>();
  private final Map<String, BurstPlace> places = new HashMap<>();
  private final Map<String, Map<String, BurstEvent>> folded = new HashMap<>();
  private final Set<String> closed = new HashSet<>();
  private final Map<String, List<String>> variants = new HashMap<>();
  private final Map<String, Opened> opened = new HashMap<>();
  private final Map<AccountId, Map<String, Instant>> failures = new HashMap<>();
  private final Map<AccountId, Instant> paths = new HashMap<>();
  private final Map<String, Instant> sights = new HashMap<>();

  Map<String, AlertClaim> claimTelling(
      String notice, Set<String> channels, String owner, Instant now, Instant until) {
    Map<String, AlertClaim> claimed = new HashMap<>();
    channels.forEach(
        channel -> claimed.put(channel, claim(notice + " " + channel, owner, now, until)));
    return claimed;
  }

  private AlertClaim claim(String telling, String owner, Instant now, Instant until) {
    if (told.contains(telling)) {
      return AlertClaim.TOLD;
    }
    Held held = claims.get(telling);
    if (held != null && held.until().isAfter(now) && !held.owner().equals(owner)) {
      return AlertClaim.HELD;
    }
    claims.put(telling, new Held(owner, until));
    return AlertClaim.TAKEN;
  }

  void endTelling(String notice, String owner, Set<String> sent, Set<String> unsent) {
    sent.forEach(channel -> told.add(notice + " " + channel));
    unsent.forEach(channel -> giveBack(notice + " " + channel, owner));
  }

  private void giveBack(String telling, String owner) {
    claims.computeIfPresent(telling, (_, held) -> held.owner().equals(owner) ? null : held);
  }

  Optional<BurstPlace> placed(String eventId) {
    return Optional.ofNullable(places.get(eventId))
        .map(place -> new BurstPlace(place.burst(), place.lead(), true));
  }

  BurstPlace join(String name, BurstEvent event, Instant now, Instant end) {
    Optional<BurstPlace> before = placed(event.eventId());
    if (before.isPresent()) {
      return before.get();
    }
    Burst open = bursts.get(name);
    if (open == null || !open.end().isAfter(now)) {
      bursts.put(name, new Burst(event.eventId(), end));
    }
    BurstPlace place = new BurstPlace(name, fold(name, lead(name, event), event), false);
    places.put(event.eventId(), place);
    return place;
  }

  /// Returns the lead that the event then has: its own where that burst is closed.
  private String fold(String name, String lead, BurstEvent event) {
    if (lead.equals(event.eventId()) || closed.contains(name + " " + lead)) {
      return event.eventId();
    }
    folded
        .computeIfAbsent(name + " " + lead, _ -> new LinkedHashMap<>())
        .put(event.eventId(), event);
    return lead;
  }

  private String lead(String name, BurstEvent event) {
    Burst open = bursts.get(name);
    return open == null ? event.eventId() : open.lead();
  }

  List<BurstEvent> close(String burst, String lead) {
    closed.add(burst + " " + lead);
    return List.copyOf(folded.getOrDefault(burst + " " + lead, Map.of()).values());
  }

  int variant(String group, String variant, int most) {
    List<String> counted = variants.computeIfAbsent(group, _ -> new ArrayList<>());
    if (!counted.contains(variant) && counted.size() < most) {
      counted.add(variant);
    }
    return counted.contains(variant) ? counted.indexOf(variant) + 1 : most + 1;
  }

  void opened(String accessKeyId, String burst, Severity severity) {
    opened.put(accessKeyId, new Opened(burst, severity));
  }

  Optional<String> openedIn(String accessKeyId, Severity severity) {
    return Optional.ofNullable(opened.get(accessKeyId))
        .filter(by -> by.severity().compareTo(severity) <= 0)
        .map(Opened::burst);
  }

  List<Instant> failedSignIn(AccountId account, String eventId, Instant at, Duration span) {
    Map<String, Instant> known = failures.computeIfAbsent(account, _ -> new HashMap<>());
    known.put(eventId, at);
    return known.values().stream()
        .filter(other -> Duration.between(other, at).abs().compareTo(span) < 0)
        .sorted()
        .toList();
  }

  void pathSeen(AccountId account, Instant at) {
    paths.merge(account, at, (before, now) -> before.isAfter(now) ? before : now);
  }

  Set<AccountId> paths() {
    return paths.keySet();
  }

  Optional<Instant> pathSeen(AccountId account) {
    return Optional.ofNullable(paths.get(account));
  }

  void seen(String what, Instant at) {
    sights.merge(what, at, (before, now) -> before.isAfter(now) ? before : now);
  }

  Optional<Instant> seen(String what) {
    return Optional.ofNullable(sights.get(what));
  }
}
