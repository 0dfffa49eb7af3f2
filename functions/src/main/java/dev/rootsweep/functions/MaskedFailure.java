package dev.rootsweep.functions;

import dev.rootsweep.core.text.Texts;
import java.io.IOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/// A failure that can be logged, and thrown to Lambda, which logs it: messages of exceptions may
/// hold whatever was at hand.
///
/// - shape: the classes and places of the failure, of its causes and of what it suppressed, as they
///   were; each message without secrets and e-mail addresses
final class MaskedFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 1000;

  private final String told;

  private MaskedFailure(Throwable failure, Set<Throwable> seen) {
    super(text(failure), cause(failure, seen));
    this.told = text(failure);
    setStackTrace(failure.getStackTrace());
    for (Throwable suppressed : failure.getSuppressed()) {
      if (seen.add(suppressed)) {
        addSuppressed(new MaskedFailure(suppressed, seen));
      }
    }
  }

  /// What a function does, and returns.
  interface Work<T> {
    T call() throws IOException;
  }

  /// What a function does.
  interface Task {
    void run() throws IOException;
  }

  /// Makes the failure that can be shown.
  static MaskedFailure of(Throwable failure) {
    if (failure instanceof MaskedFailure masked) {
      return masked;
    }
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    seen.add(failure);
    return new MaskedFailure(failure, seen);
  }

  private static @Nullable Throwable cause(Throwable failure, Set<Throwable> seen) {
    Throwable cause = failure.getCause();
    return cause != null && seen.add(cause) ? new MaskedFailure(cause, seen) : null;
  }

  private static String text(Throwable failure) {
    return failure instanceof MaskedFailure masked
        ? masked.told
        : failure.getClass().getName()
            + ": "
            + Texts.masked(Objects.requireNonNullElse(failure.getMessage(), "no message"), LONGEST);
  }

  /// Logs a failure that nobody foresaw.
  static void log(Logger log, String what, Throwable failure) {
    log.error(what, of(failure));
  }

  /// Does the work of a function, and throws what may be shown of its failure.
  ///
  /// - errors: `MaskedFailure`; what is wrong with the JVM itself as it is, so that Lambda ends it
  static <T> T call(Work<T> work) {
    try {
      return work.call();
    } catch (VirtualMachineError failure) {
      throw failure;
    } catch (IOException | RuntimeException | Error failure) {
      throw of(failure);
    }
  }

  /// The same, where nothing is returned.
  static void run(Task task) {
    call(
        () -> {
          task.run();
          return true;
        });
  }

  /// Returns the class of the failure and its message.
  String told() {
    return told;
  }
}
