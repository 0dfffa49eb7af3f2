package dev.rootsweep.core.model;

import dev.rootsweep.core.text.Texts;

/// Where a notice about root activity belongs, part by part.
///
/// - shape: `accountName` and `path` (`/Workloads/Prod`) are empty where nobody could say them;
///   `eventId` is CloudTrail's; `burst` is equal for notices that belong together
public record Scene(String accountName, String path, String region, String eventId, String burst) {
  public Scene {
    accountName = Texts.shown(accountName);
    path = Texts.shown(path);
    region = Texts.shown(region);
    eventId = Texts.shown(eventId);
    burst = Texts.shown(burst);
  }
}
