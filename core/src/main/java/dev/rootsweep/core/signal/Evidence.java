package dev.rootsweep.core.signal;

import dev.rootsweep.core.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a CloudTrail record tells, whatever it is about.
///
/// - shape: `call` as in `iam:CreateAccessKey`; `address` and `userAgent` are what the caller said
///   or seemed; `readOnly` only when the record says so; `error` is AWS's code for a refusal;
///   `touched` is what the call was about, apart from what the caller used, and empty when the
///   record names nothing
public record Evidence(
    Origin origin,
    String call,
    Actor actor,
    String address,
    String userAgent,
    boolean readOnly,
    Optional<String> error,
    List<Touched> touched) {
  private static final String CLOUD_FORMATION = "cloudformation.amazonaws.com";

  /// More is cut anyway.
  private static final int LONGEST = 4096;

  /// What says no more than that it failed.
  private static final Pattern MEANINGLESS = Pattern.compile("(?i)\\W*(fail(ure|ed)?|error)?\\W*");

  public Evidence {
    call = Texts.shown(call);
    address = Texts.shown(address);
    userAgent = Texts.shown(withoutSecrets(userAgent));
    error = error.map(Evidence::withoutSecrets).map(Texts::shown);
    touched =
        touched.stream().map(one -> new Touched(one.what(), withoutSecrets(one.name()))).toList();
  }

  /// Returns the name of what was touched of a kind of thing; empty when the record names none.
  public Optional<String> touched(String what) {
    return touched.stream().filter(one -> one.what().equals(what)).map(Touched::name).findFirst();
  }

  /// Returns what was touched as people read it; empty when the record names nothing.
  public String object() {
    return touched.stream().map(Touched::toString).collect(Collectors.joining(", "));
  }

  /// Tells whether the call was made in a privileged root session, which no policy that denies root
  /// stops.
  public boolean inRootSession() {
    return actor.isRoot() && actor.assumedRoot();
  }

  /// Returns the call without its service.
  public String action() {
    return call.substring(call.indexOf(':') + 1);
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
    return new Evidence(origin, other, actor, address, userAgent, readOnly, error, touched);
  }

  /// Returns AWS's code for the refusal; empty where the call was not refused, and where AWS only
  /// says that it failed.
  public Optional<String> refusal() {
    return error.filter(reason -> !MEANINGLESS.matcher(reason).matches());
  }

  private static String withoutSecrets(String text) {
    return Texts.withoutKeys(text.substring(0, Math.min(text.length(), LONGEST)));
  }
}
