package dev.rootsweep.core.alert;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;

/// Asks several for an answer at the same time.
///
/// - shape: `threads` decides what that means; one that runs each task before it returns asks them
///   one after the other
record AtOnce(Executor threads) {

  /// Returns every answer, in the order of those that were asked.
  ///
  /// - errors: those of the first that ends with one, after all have been asked
  <A, B> List<B> all(List<A> asked, Function<A, B> answer) {
    List<CompletableFuture<B>> begun =
        asked.stream()
            .map(one -> CompletableFuture.supplyAsync(() -> answer.apply(one), threads))
            .toList();
    return begun.stream().map(AtOnce::answer).toList();
  }

  private static <B> B answer(CompletableFuture<B> begun) {
    try {
      return begun.join();
    } catch (CompletionException ended) {
      switch (ended.getCause()) {
        case Error error -> throw error;
        case RuntimeException failure -> throw failure;
        case null, default -> throw ended;
      }
    }
  }
}
