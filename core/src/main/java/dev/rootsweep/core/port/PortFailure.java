package dev.rootsweep.core.port;

import dev.rootsweep.core.text.Texts;
import org.jspecify.annotations.Nullable;

/// Something that the outside did to us: AWS refused, failed or could not be reached.
///
/// - shape: `asked` says what was attempted, on which account; `said` what came back, fit to be
///   shown
public final class PortFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// What kind of failure it was.
  public enum Kind {
    /// Central management of root credentials is off in the organization.
    FEATURE_OFF(false),
    /// Trusted access for IAM is off in the organization.
    TRUSTED_ACCESS_OFF(false),
    /// The caller may not open root sessions, or the target cannot be reached: AWS says the same.
    NOT_AUTHORIZED(false),
    /// A service control policy denied the root session's call.
    DENIED_BY_POLICY(false),
    /// Access was denied for a reason that the answer does not tell.
    ACCESS_DENIED(false),
    /// AWS asked to slow down, longer than the retries lasted.
    THROTTLED(true),
    /// No answer, a dropped connection, or an internal error at AWS.
    UNAVAILABLE(true),
    /// The temporary credentials ended midway.
    EXPIRED(true),
    /// Somebody else holds or changed what was to be written.
    CONFLICT(true),
    /// The answer was not one that AWS documents.
    UNEXPECTED(false);

    private final boolean passing;

    Kind(boolean passing) {
      this.passing = passing;
    }

    /// Tells whether the same request may succeed later without anybody mending anything.
    public boolean passing() {
      return passing;
    }

    /// Tells whether access was refused.
    public boolean refused() {
      return switch (this) {
        case FEATURE_OFF, TRUSTED_ACCESS_OFF, NOT_AUTHORIZED, DENIED_BY_POLICY, ACCESS_DENIED ->
            true;
        case THROTTLED, UNAVAILABLE, EXPIRED, CONFLICT, UNEXPECTED -> false;
      };
    }
  }

  private final Kind kind;
  private final String asked;
  private final String said;

  public PortFailure(Kind kind, String asked, String said, @Nullable Throwable cause) {
    super(asked + ": " + Texts.shown(said), cause);
    this.kind = kind;
    this.asked = asked;
    this.said = Texts.shown(said);
  }

  /// Returns the kind of failure.
  public Kind kind() {
    return kind;
  }

  /// Returns what was attempted.
  public String asked() {
    return asked;
  }

  /// Returns what came back.
  public String said() {
    return said;
  }

  /// Returns what was attempted and what came back, as one text.
  public String told() {
    return asked + ": " + said;
  }
}
