package dev.rootsweep.cli;

import java.util.Map;

/// The log of the command: errors, on standard error. On a terminal the answers are the output, and
/// the log only speaks of what is broken.
///
/// The functions have a log of their own, which SLF4J would find by name too.
final class ErrorLog {
  private static final String SIMPLE = "org.slf4j.simpleLogger.";

  private static final Map<String, String> CHOICES =
      Map.of(
          "slf4j.internal.verbosity",
          "WARN",
          "slf4j.provider",
          "org.slf4j.simple.SimpleServiceProvider",
          SIMPLE + "defaultLogLevel",
          "error",
          SIMPLE + "showThreadName",
          "false",
          SIMPLE + "showShortLogName",
          "true");

  private ErrorLog() {}

  /// Makes this the log of the process, which must not have logged yet.
  static void takeOver() {
    CHOICES.forEach(System::setProperty);
  }
}
