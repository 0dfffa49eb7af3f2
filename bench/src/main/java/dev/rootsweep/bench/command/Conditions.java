package dev.rootsweep.bench.command;

/// What calls meet in a generated organization.
///
/// - `latencyMillis`: how long each call waits
/// - `throttled`: the share of all calls that is throttled, 0 to 1
/// - `awsRates`: calls above the rates that AWS publishes are throttled too
record Conditions(int latencyMillis, double throttled, boolean awsRates) {
  /// No latency, nothing throttled.
  static final Conditions NONE = new Conditions(0, 0, false);

  /// The latency of most figures, nothing throttled.
  static final Conditions USUAL = new Conditions(50, 0, false);

  Conditions throttling(double share) {
    return new Conditions(latencyMillis, share, awsRates);
  }

  Conditions withAwsRates() {
    return new Conditions(latencyMillis, throttled, true);
  }
}
