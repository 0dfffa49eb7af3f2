package dev.rootsweep.core.signal;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.text.Texts;
import java.time.Instant;

/// Where a signal came from.
///
/// - shape: `eventId` is CloudTrail's eventID, else EventBridge's id; `account` is the account the
///   event was delivered for
public record Origin(String eventId, AccountId account, String region, Instant at) {
  public Origin {
    if (eventId.isBlank()) {
      throw new IllegalArgumentException("an event has an id");
    }
    eventId = Texts.shown(eventId);
  }
}
