package dev.rootsweep.sandbox;

import java.util.function.Consumer;

/// Where a record keeps its calls, in the order in which they were answered.
sealed interface CallStore extends AutoCloseable permits MemoryCalls, FileCalls {

  void add(Call call);

  /// Shows the calls that are there now, and none that comes in the meantime.
  void forEach(Consumer<Call> reader);

  void clear();

  @Override
  void close();
}
