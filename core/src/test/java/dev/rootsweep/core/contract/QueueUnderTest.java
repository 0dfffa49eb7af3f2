package dev.rootsweep.core.contract;

import java.util.List;

/// Shows the other end of a queue, for the contract that it is asked.
///
/// - shape: `S` is what the queue's messages mean to whom receives them
public interface QueueUnderTest<S> {
  /// Takes what can be received now; waits until there are so many, and says what more there is.
  List<S> arrived(int awaited);

  /// Returns how many messages wait for their time.
  int waiting();

  /// Takes what was put aside; waits until there are so many.
  List<Buried> buried(int awaited);
}
