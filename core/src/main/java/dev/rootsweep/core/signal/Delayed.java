package dev.rootsweep.core.signal;

/// A message that Rootsweep sends to itself, to come back later.
public sealed interface Delayed extends OwnMessage, ActivitySignal permits Reread, BurstEnded {
  @Override
  default String words() {
    return "what follows event " + origin().eventId();
  }
}
