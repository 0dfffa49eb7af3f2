package dev.rootsweep.core.signal;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.text.Texts;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Who made a call, as CloudTrail's `userIdentity` tells.
///
/// - shape: `role` is the ARN of the role behind an assumed-role session; `assumedRoot` tells of a
///   privileged root session; `onBehalf` is the service that called for somebody (`invokedBy`)
/// - source: CloudTrail User Guide, userIdentity element
public record Actor(
    Kind kind,
    Optional<AccountId> account,
    String arn,
    Optional<String> role,
    Optional<String> accessKeyId,
    boolean assumedRoot,
    Optional<String> onBehalf) {

  /// What kind of identity it is.
  public enum Kind {
    /// The root user, in whatever kind of session.
    ROOT,
    /// Somebody who holds a federation token that a root user issued.
    FEDERATED_BY_ROOT,
    /// Somebody whom the record does not call root, but whose ARN is that of a root user.
    LIKE_ROOT,
    /// Anybody else.
    OTHER
  }

  /// Single sign-on names sessions by e-mail addresses: enough is kept of one to know the caller
  /// by.
  private static final Pattern ADDRESS =
      Pattern.compile("(?<![^\\s/:])([^\\s/@:*])[^\\s/@:]*+@([^\\s/@:]+)");

  /// No ARN is longer than that: a longer text need not be searched.
  private static final int LONGEST = 2048;

  private static final String LONG_TERM = "AKIA";
  private static final String SIGN_IN = "signin.amazonaws.com";

  public Actor {
    arn = known(arn);
    role = role.map(Actor::known);
    accessKeyId = accessKeyId.map(Texts::shown);
    onBehalf = onBehalf.map(Texts::shown);
  }

  /// The number keeps people apart whose addresses begin and end alike.
  private static String known(String arn) {
    return Texts.shown(
        ADDRESS
            .matcher(arn.substring(0, Math.min(arn.length(), LONGEST)))
            .replaceAll(
                address ->
                    Matcher.quoteReplacement(
                        "%s***%08x(at)%s"
                            .formatted(
                                address.group(1), address.group().hashCode(), address.group(2)))));
  }

  /// Tells whether it is the root user.
  public boolean isRoot() {
    return kind == Kind.ROOT;
  }

  /// Tells whether a long-term access key was used.
  public boolean hasLongTermKey() {
    return longTermKey().isPresent();
  }

  /// Returns the long-term access key that was used.
  public Optional<String> longTermKey() {
    return accessKeyId.filter(key -> key.startsWith(LONG_TERM));
  }

  /// Returns the key of a root session, ours or another's.
  public Optional<String> rootSessionKey() {
    return isRoot() && !hasLongTermKey() ? accessKeyId : Optional.empty();
  }

  /// Tells whether an AWS service called by itself; the sign-in service calls for the person who
  /// sits at the console.
  public boolean isService() {
    return onBehalf
        .filter(by -> !by.equalsIgnoreCase(SIGN_IN))
        .filter(by -> by.endsWith(".amazonaws.com") || by.equals("AWS Internal"))
        .isPresent();
  }

  /// Returns who it is, the same for each session of one role.
  public String identity() {
    return role.orElse(arn.isEmpty() ? "somebody whom the event does not name" : arn);
  }
}
