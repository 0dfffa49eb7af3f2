package dev.rootsweep.functions.log;

import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import software.amazon.lambda.powertools.logging.internal.LoggingManager;

/// What Powertools finds by name and sets the level with that `POWERTOOLS_LOG_LEVEL` or Lambda's
/// own setting names. Where another log is in use, as in the command, the level stays that log's
/// affair.
public final class LogLevels implements LoggingManager {
  @Override
  public void setLogLevel(Level level) {
    if (LoggerFactory.getILoggerFactory() instanceof JsonLoggers loggers) {
      loggers.writeFrom(level);
    }
  }

  @Override
  public Level getLogLevel(Logger logger) {
    return Arrays.stream(Level.values())
        .filter(logger::isEnabledForLevel)
        .reduce((_, finer) -> finer)
        .orElse(Level.ERROR);
  }
}
