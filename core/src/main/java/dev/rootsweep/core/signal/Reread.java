package dev.rootsweep.core.signal;

/// An activity that must be looked at once more.
///
/// - shape: `attempt` counts from 1
public record Reread(RootActivity activity, int attempt) implements Delayed {
  public Reread {
    if (attempt < 1) {
      throw new IllegalArgumentException("attempts count from 1, not " + attempt);
    }
  }

  @Override
  public Origin origin() {
    return activity.origin();
  }
}
