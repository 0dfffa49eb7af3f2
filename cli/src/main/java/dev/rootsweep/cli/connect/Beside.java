package dev.rootsweep.cli.connect;

import dev.rootsweep.core.port.PortFailure;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/// A question to AWS that is asked on a thread of its own while this thread asks another one.
///
/// - shape: a failure is kept until the answer is wanted, so that of two failures the same one is
///   told as if the questions were asked one after the other
public final class Beside<T> {
  private final FutureTask<T> task;

  private Beside(FutureTask<T> task) {
    this.task = task;
  }

  /// Asks.
  public static <T> Beside<T> ask(Supplier<T> question) {
    FutureTask<T> task = new FutureTask<>(question::get);
    Thread.startVirtualThread(task);
    return new Beside<>(task);
  }

  /// Waits for the answer.
  ///
  /// - errors: whatever the question threw
  public T answer() {
    try {
      return task.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException failure -> throw failure;
        case Error error -> throw error;
        case null, default -> throw new IllegalStateException("a question threw", e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PortFailure(PortFailure.Kind.UNAVAILABLE, "asking AWS", "interrupted", e);
    }
  }
}
