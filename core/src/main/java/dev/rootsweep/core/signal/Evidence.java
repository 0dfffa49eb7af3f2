package dev.rootsweep.core.signal;

import dev.rootsweep.core.text.Texts;
import java.util.Optional;
import java.util.regex.Pattern;

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
  private static final String CLOUD_FORMATION = "cloudformation.amazonaws.com";

  /// More is cut anyway.
  private static final int LONGEST = 4096;

  /// What looks like a secret access key, which nobody meant to send.
  private static final Pattern SECRET =
      Pattern.compile("(?<![A-Za-z0-9/+])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+])");

  public Evidence {
    call = Texts.shown(call);
    address = Texts.shown(address);
    userAgent = Texts.shown(withoutSecrets(userAgent));
    error = error.map(Evidence::withoutSecrets).map(Texts::shown);
  }

  /// Tells whether CloudFormation made the call; nobody else can seem to be at its address.
  public boolean byCloudFormation() {
    return address.equals(CLOUD_FORMATION)
        || actor.onBehalf().filter(CLOUD_FORMATION::equals).isPresent();
  }

  /// Tells whether AWS refused the call.
  public boolean failed() {
    return error.isPresent();
  }

  /// Returns the same evidence of what another name says better than a call.
  public Evidence named(String other) {
    return new Evidence(origin, other, actor, address, userAgent, readOnly, error);
  }

  private static String withoutSecrets(String text) {
    return SECRET.matcher(text.substring(0, Math.min(text.length(), LONGEST))).replaceAll("***");
  }
}
