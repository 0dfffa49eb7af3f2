package dev.rootsweep.functions.log;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/// A logger whose floor no setting lowers.
final class JsonLogger extends LegacyAbstractLogger {
  private static final long serialVersionUID = 1L;

  /// The SDK logs session tokens at DEBUG: never below WARN.
  private static final String SDK = "software.amazon.awssdk";

  /// It names the address of CloudFormation's answer, which is a secret. What it does we log.
  private static final String CLOUDFORMATION = "software.amazon.lambda.powertools.cloudformation";

  private static final int NOTHING = Integer.MAX_VALUE;

  private final transient JsonLoggers loggers;
  private final int floor;

  JsonLogger(String name, JsonLoggers loggers) {
    this.name = name;
    this.loggers = loggers;
    this.floor = floor(name);
  }

  private static int floor(String name) {
    if (isIn(CLOUDFORMATION, name)) {
      return NOTHING;
    }
    return isIn(SDK, name) ? Level.WARN.toInt() : Level.TRACE.toInt();
  }

  private static boolean isIn(String parent, String name) {
    return name.equals(parent) || name.startsWith(parent + ".");
  }

  private boolean writes(Level level) {
    return level.toInt() >= Math.max(floor, loggers.least().toInt());
  }

  @Override
  public boolean isTraceEnabled() {
    return writes(Level.TRACE);
  }

  @Override
  public boolean isDebugEnabled() {
    return writes(Level.DEBUG);
  }

  @Override
  public boolean isInfoEnabled() {
    return writes(Level.INFO);
  }

  @Override
  public boolean isWarnEnabled() {
    return writes(Level.WARN);
  }

  @Override
  public boolean isErrorEnabled() {
    return writes(Level.ERROR);
  }

  @Override
  protected @Nullable String getFullyQualifiedCallerName() {
    return null;
  }

  @Override
  protected void handleNormalizedLoggingCall(
      Level level,
      @Nullable Marker marker,
      @Nullable String message,
      Object @Nullable [] arguments,
      @Nullable Throwable failure) {
    LogLine line =
        new LogLine(
            level,
            String.valueOf(MessageFormatter.basicArrayFormat(message, arguments)),
            arguments == null ? List.of() : Arrays.asList(arguments),
            failure,
            Objects.requireNonNullElse(MDC.getCopyOfContextMap(), Map.of()),
            Instant.now());
    loggers.write(name, line.bytes());
  }
}
