package dev.rootsweep.functions.hard;

import dev.rootsweep.functions.log.JsonLoggers;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// Takes the log of the function at its finest level, in the bytes that it writes, instead of
/// standard output.
public final class LogTap implements AutoCloseable {
  /// The local DynamoDB runs in this process; on AWS its lines are not ours.
  private static final String NOT_OURS = "org.eclipse.jetty";

  private final JsonLoggers loggers = (JsonLoggers) LoggerFactory.getILoggerFactory();
  private final Level level = loggers.least();
  private final JsonLoggers.Output before;

  /// Hands every line to `lines` until it is closed.
  public LogTap(Consumer<byte[]> lines) {
    this.before =
        loggers.sendTo(
            (logger, line) -> {
              if (!logger.startsWith(NOT_OURS)) {
                lines.accept(line);
              }
            });
    loggers.writeFrom(Level.TRACE);
  }

  @Override
  public void close() {
    loggers.writeFrom(level);
    loggers.sendTo(before);
  }
}
