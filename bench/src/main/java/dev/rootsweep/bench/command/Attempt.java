package dev.rootsweep.bench.command;

/// One run of one side.
///
/// - `calls`, `throttled`: calls that the sandbox received, and how many of them it throttled
/// - `lost`, `wrong`: accounts, as [Verdict] counts them
/// - `clientCpuSeconds`, `sandboxCpuSeconds`: both share the machine
public record Attempt(
    double seconds,
    long calls,
    long throttled,
    int lost,
    int wrong,
    double clientCpuSeconds,
    double sandboxCpuSeconds,
    double peakMib) {
  /// The time that a rival needs which is no program.
  static Attempt floor(double seconds) {
    return new Attempt(seconds, 0, 0, 0, 0, 0, 0, 0);
  }

  static Attempt of(
      Timing timing, SandboxProcess.Calls calls, Verdict verdict, double sandboxCpuSeconds) {
    return new Attempt(
        timing.seconds(),
        calls.all(),
        calls.throttled(),
        verdict.lost().size(),
        verdict.wrong().size(),
        timing.cpuSeconds(),
        sandboxCpuSeconds,
        timing.peakMib());
  }
}
