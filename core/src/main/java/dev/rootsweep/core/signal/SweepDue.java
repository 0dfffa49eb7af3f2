package dev.rootsweep.core.signal;

/// The schedule asks for a sweep of the organization.
///
/// - shape: the event's id is the sweep's id, so that an event delivered again goes on with the
///   same sweep
public record SweepDue(Origin origin) {
  /// Returns the id of the sweep.
  public String sweep() {
    return origin.eventId();
  }
}
