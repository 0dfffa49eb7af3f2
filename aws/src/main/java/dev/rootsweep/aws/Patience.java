package dev.rootsweep.aws;

import java.time.Duration;

/// How long the clients wait: between two tries, for the answer of one try, and for a whole call.
///
/// - shape: `naming` is how long an alert waits for the name of its account, `noting` for one
///   answer of the ledger, `telling` how long one channel of alerts may keep the others waiting;
///   each includes the retries. What a channel did not take is tried again with the message
record Patience(
    boolean backsOff, Duration oneTry, Duration naming, Duration noting, Duration telling) {
  /// What is right for AWS.
  static final Patience WITH_AWS =
      new Patience(
          true,
          Duration.ofSeconds(10),
          Duration.ofSeconds(3),
          Duration.ofSeconds(5),
          Duration.ofSeconds(10));

  private static final Duration FOR_GOOD = Duration.ofHours(1);

  /// Tries as often, but at once.
  Patience withoutBackOff() {
    return new Patience(false, oneTry, naming, noting, telling);
  }

  /// Waits for every answer as long as it takes: an hour, which nothing takes.
  Patience withoutDeadlines() {
    return new Patience(backsOff, FOR_GOOD, FOR_GOOD, FOR_GOOD, FOR_GOOD);
  }
}
