package dev.rootsweep.aws;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/// Whether clients are new, in a rehearsal, or in use. It goes one way: from new to in use, by a
/// rehearsal or with the first call, and never back.
final class Phase {
  /// What signs the calls of a rehearsal. AWS knows no such key.
  static final AwsCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(
          AwsBasicCredentials.create("AKIA" + AwsClients.REHEARSAL_KEY, "rehearsal"));

  private static final State NEW = new New();
  private static final State IN_USE = new InUse();

  private sealed interface State {}

  private record New() implements State {}

  private record Rehearsing(URI stage) implements State {}

  private record InUse() implements State {}

  private final AtomicReference<State> state = new AtomicReference<>(NEW);

  /// Begins the one rehearsal.
  ///
  /// - errors: `IllegalStateException` unless new; `IllegalArgumentException` when the stage is not
  ///   on loopback
  void rehearse(URI stage) {
    if (!"127.0.0.1".equals(stage.getHost())) {
      throw new IllegalArgumentException("a rehearsal stays inside this process: " + stage);
    }
    if (!state.compareAndSet(NEW, new Rehearsing(stage))) {
      throw new IllegalStateException("clients are rehearsed once, before their first call");
    }
  }

  /// Ends the rehearsal.
  ///
  /// - errors: `IllegalStateException` when there is none
  void end() {
    State now = state.get();
    if (!(now instanceof Rehearsing) || !state.compareAndSet(now, IN_USE)) {
      throw new IllegalStateException("there is no rehearsal that could end");
    }
  }

  /// Returns where calls go while there is a rehearsal; empty means AWS, and that for good.
  Optional<URI> stage() {
    state.compareAndSet(NEW, IN_USE);
    return state.get() instanceof Rehearsing(URI stage) ? Optional.of(stage) : Optional.empty();
  }

  /// Returns what a call takes now.
  <T> T choose(T rehearsed, T real) {
    return stage().isPresent() ? rehearsed : real;
  }
}
