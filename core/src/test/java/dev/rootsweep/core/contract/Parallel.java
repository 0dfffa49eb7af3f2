package dev.rootsweep.core.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// The same thing asked many times, by twenty threads at once.
final class Parallel {
  private static final int THREADS = 20;

  private Parallel() {}

  /// Returns the answers to the calls numbered from 0.
  static <T> List<T> answers(int calls, IntFunction<T> call) {
    List<Callable<T>> tasks =
        IntStream.range(0, calls).<Callable<T>>mapToObj(n -> () -> call.apply(n)).toList();
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<T> answers = new ArrayList<>();
      for (Future<T> answer : threads.invokeAll(tasks)) {
        answers.add(answer.get());
      }
      return answers;
    } catch (ExecutionException e) {
      throw new IllegalStateException("one of " + calls + " calls failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /// Counts the calls that returned true.
  static long accepted(List<Boolean> answers) {
    return answers.stream().filter(answer -> answer).count();
  }
}
