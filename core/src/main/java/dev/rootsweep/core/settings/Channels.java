package dev.rootsweep.core.settings;

/// Where notices go; an empty name means that nobody listens there.
///
/// - shape: topics are ARNs; `hubBus` is the name or ARN of the hub's event bus
public record Channels(String urgentTopic, String infoTopic, String chatTopic, String hubBus) {}
