package dev.rootsweep.sandbox.file;

import dev.rootsweep.sandbox.Faults;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads what goes wrong.
final class FaultsReader {
  private static final String AWS = "aws";
  private static final String NO_RATES = "none";

  private final Times times;

  FaultsReader(Times times) {
    this.times = times;
  }

  /// Reads what goes wrong everywhere. The rates of AWS count unless the file says otherwise: what
  /// a tool costs shows only there.
  Faults everywhere(Optional<Place> place) {
    return place.map(faults -> read(faults, AWS)).orElseGet(() -> Faults.none().awsRates());
  }

  /// Reads what goes wrong in one account.
  Faults read(Place place) {
    return read(place, NO_RATES);
  }

  private Faults read(Place place, String usualRates) {
    Faults faults = chances(place, lag(place, Faults.none()));
    for (String denied : place.texts("denyDeletions").values()) {
      faults = faults.denyDeletion(denied);
    }
    for (Place limit : place.objects("rateLimits")) {
      faults = rateLimit(limit, faults);
    }
    if (place.read("rates", FaultsReader::rates, "aws or none").orElse(usualRates).equals(AWS)) {
      faults = faults.awsRates();
    }
    faults = faults.latency(duration(place, "latency").orElse(Duration.ZERO));
    Optional<Duration> sessions = duration(place, "sessionLasts");
    place.end();
    return sessions.isPresent() ? faults.sessionLasts(sessions.get()) : faults;
  }

  private Faults lag(Place place, Faults faults) {
    Optional<Instant> ready = place.read("notReadyUntil", times::instant, Times.INSTANT);
    Faults all =
        faults
            .notReady(place.count("notReady").orElse(0))
            .notReadyUntil(ready.orElse(Instant.MIN))
            .notReadyFor(duration(place, "notReadyFor").orElse(Duration.ZERO))
            .staleSummary(place.count("staleSummaries").orElse(0));
    Map<String, Duration> lags =
        place.readByCalls("staleFor", "GetAccountSummary", Times::duration, Times.DURATION);
    for (Map.Entry<String, Duration> behind : lags.entrySet()) {
      all = all.staleFor(behind.getKey(), behind.getValue());
    }
    return all;
  }

  private static Faults chances(Place place, Faults faults) {
    Faults all = faults.seed(place.count("seed").orElse(0));
    for (Map.Entry<String, Double> share : shares(place, "throttle").entrySet()) {
      all = all.throttle(share.getKey(), share.getValue());
    }
    for (Map.Entry<String, Double> share : shares(place, "serverErrors").entrySet()) {
      all = all.serverErrors(share.getKey(), share.getValue());
    }
    for (Map.Entry<String, Double> share : shares(place, "dropConnections").entrySet()) {
      all = all.dropConnections(share.getKey(), share.getValue());
    }
    return all;
  }

  private static Map<String, Double> shares(Place place, String name) {
    return place.object(name).map(Place::allShares).orElse(Map.of());
  }

  private static Faults rateLimit(Place limit, Faults faults) {
    String calls = limit.required("calls");
    double perSecond = limit.number("perSecond").orElse(0.0);
    int burst = limit.count("burst").orElse(1);
    limit.end();
    if (!(perSecond > 0) || burst < 1) {
      limit.wrong("needs \"perSecond\" greater than 0, and a \"burst\" of 1 at least");
      return faults;
    }
    return faults.rateLimit(calls, perSecond, burst);
  }

  private static Optional<String> rates(String name) {
    return Optional.of(name).filter(Set.of(AWS, NO_RATES)::contains);
  }

  private static Optional<Duration> duration(Place place, String name) {
    return place.read(name, Times::duration, Times.DURATION);
  }
}
