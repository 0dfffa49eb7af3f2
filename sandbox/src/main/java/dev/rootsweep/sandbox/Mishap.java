package dev.rootsweep.sandbox;

/// What a fault did to one call. A call that AWS refuses for a reason of its own has none.
public enum Mishap {

  /// Refused as too many; not carried out.
  THROTTLED,

  /// Answered with status 500 or 503; not carried out.
  FAILED,

  /// Carried out with success, and then answered with status 500 or 503.
  FAILED_WHEN_DONE,

  /// The connection was closed without an answer; not carried out.
  DROPPED,

  /// Carried out with success, and then the connection was closed without an answer.
  DROPPED_WHEN_DONE;

  /// True when the call had its effect, though its caller was not told so.
  public boolean done() {
    return switch (this) {
      case FAILED_WHEN_DONE, DROPPED_WHEN_DONE -> true;
      case THROTTLED, FAILED, DROPPED -> false;
    };
  }

  /// The same mishap of a call that would have been refused anyway.
  Mishap undone() {
    return switch (this) {
      case FAILED_WHEN_DONE -> FAILED;
      case DROPPED_WHEN_DONE -> DROPPED;
      case THROTTLED, FAILED, DROPPED -> this;
    };
  }
}
