package dev.rootsweep.aws.root;

import dev.rootsweep.core.port.PortFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/// Reads that do not wait for each other, each on a virtual thread of its own.
final class Together {
  private Together() {}

  /// Runs all of them and returns their answers in order.
  ///
  /// - errors: the first `PortFailure` in order, after all have ended
  static <T> List<T> all(List<Supplier<T>> reads) {
    try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> futures = reads.stream().map(read -> each.submit(read::get)).toList();
      List<T> answers = new ArrayList<>();
      for (Future<T> future : futures) {
        answers.add(future.get());
      }
      return List.copyOf(answers);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PortFailure(PortFailure.Kind.UNAVAILABLE, "reading as root", "interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof PortFailure failure) {
        throw failure;
      }
      throw new IllegalStateException("a read failed in a way that is not translated", e);
    }
  }
}
