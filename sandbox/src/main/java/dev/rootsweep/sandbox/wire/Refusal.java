package dev.rootsweep.sandbox.wire;

import java.util.Map;

/// A request that AWS answers with an error.
public final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String code;
  private final int status;

  @SuppressWarnings("serial") // never serialized
  private final Map<String, String> details;

  /// A refusal with AWS's code, HTTP status and text.
  public Refusal(int status, String code, String text) {
    this(status, code, text, Map.of());
  }

  /// A refusal that also states a reason, as Organizations does.
  public Refusal(int status, String code, String text, String reason) {
    this(status, code, text, Map.of("Reason", reason));
  }

  /// A refusal with further fields.
  public Refusal(int status, String code, String text, Map<String, String> details) {
    super(text, null, false, false);
    this.status = status;
    this.code = code;
    this.details = Map.copyOf(details);
  }

  /// A failure of the sandbox itself, or one it was told to have.
  public static Refusal internal(String text) {
    return new Refusal(500, "InternalFailure", text);
  }

  /// A value that breaks the operation's model.
  public static Refusal validation(String text) {
    return new Refusal(400, "ValidationError", text);
  }

  /// AWS's name of the error.
  public String code() {
    return code;
  }

  /// The HTTP status.
  public int status() {
    return status;
  }

  /// The text, never null.
  public String text() {
    return String.valueOf(getMessage());
  }

  /// Fields beyond the text.
  public Map<String, String> details() {
    return details;
  }
}
