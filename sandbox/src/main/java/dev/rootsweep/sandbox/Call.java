package dev.rootsweep.sandbox;

import java.util.Map;
import java.util.Optional;

/// One call that reached the sandbox.
///
/// - `account`: the account it is about: target of AssumeRoot, owner of the root session, subject
///   of an Organizations call
/// - `status`, `errorCode`: 0 and `NoAnswer` when the connection was closed without an answer
/// - `mishap`: the fault that struck it
/// - `parameters`: as sent, without secrets
/// - `arrived`, `answered`: positions on one counter of the sandbox; a call waited for another
///   exactly when its `arrived` is greater than the other's `answered`
public record Call(
    long number,
    String service,
    String operation,
    Optional<String> account,
    String accessKeyId,
    Map<String, String> parameters,
    int status,
    Optional<String> errorCode,
    Optional<Mishap> mishap,
    long arrived,
    long answered) {

  public Call {
    parameters = Map.copyOf(parameters);
  }

  /// True when this call arrived after the other had been answered.
  public boolean after(Call other) {
    return arrived > other.answered;
  }

  /// True when it answered with success.
  public boolean succeeded() {
    return errorCode.isEmpty();
  }

  /// True when it was carried out with success, even if its answer did not say so.
  public boolean done() {
    return succeeded() || mishap.filter(Mishap::done).isPresent();
  }
}
