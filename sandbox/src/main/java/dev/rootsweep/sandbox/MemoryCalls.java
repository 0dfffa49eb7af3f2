package dev.rootsweep.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Calls in memory.
final class MemoryCalls implements CallStore {

  private final List<Call> calls = new ArrayList<>();

  @Override
  public synchronized void add(Call call) {
    calls.add(call);
  }

  @Override
  public void forEach(Consumer<Call> reader) {
    now().forEach(reader);
  }

  @Override
  public synchronized void clear() {
    calls.clear();
  }

  @Override
  public void close() {}

  private synchronized List<Call> now() {
    return List.copyOf(calls);
  }
}
