package dev.rootsweep.core.model;

/// The place of an event in a burst.
///
/// - shape: `lead` is the id of the event that is told at once; the others are folded into it;
///   `again` tells that the event had this place before
public record BurstPlace(String burst, String lead, boolean again) {

  /// Tells whether this event is the one that is told.
  public boolean isLead(String eventId) {
    return lead.equals(eventId);
  }
}
