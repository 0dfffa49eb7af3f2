package dev.rootsweep.core.signal;

import dev.rootsweep.core.text.Texts;
import java.util.Optional;

/// What a CloudTrail record tells, whatever it is about.
///
/// - shape: `call` as in `iam:CreateAccessKey`; `address` and `userAgent` are what the caller said
///   or seemed; `readOnly` only when the record says so; `error` is AWS's code for a refusal
public record Evidence(
    Origin origin,
    String call,
    Actor actor,
    String address,
    String userAgent,
    boolean readOnly,
    Optional<String> error) {
  public Evidence {
    call = Texts.shown(call);
    address = Texts.shown(address);
    userAgent = Texts.shown(userAgent);
    error = error.map(Texts::shown);
  }

  /// Tells whether AWS refused the call.
  public boolean failed() {
    return error.isPresent();
  }
}
