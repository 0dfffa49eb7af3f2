package dev.rootsweep.core.check;

import java.util.Optional;
import java.util.function.Supplier;

/// What is read when it is first asked for, and never a second time.
final class ReadOnce<T> implements Supplier<T> {
  private final Supplier<T> source;
  private Optional<T> read = Optional.empty();

  ReadOnce(Supplier<T> source) {
    this.source = source;
  }

  @Override
  public T get() {
    T value = read.orElseGet(source);
    read = Optional.of(value);
    return value;
  }
}
