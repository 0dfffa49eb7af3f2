package dev.rootsweep.functions.log;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/// All loggers of the process: from which level they write, and where to.
public final class JsonLoggers implements ILoggerFactory {
  /// Where lines go.
  public interface Output {
    /// Takes one line with its line feed, in UTF-8, from the logger of this name.
    void write(String logger, byte[] line);
  }

  private final Map<String, Logger> loggers = new ConcurrentHashMap<>();
  private volatile Level least = Level.INFO;
  private volatile Output output = JsonLoggers::print;

  @Override
  public Logger getLogger(String name) {
    return loggers.computeIfAbsent(name, some -> new JsonLogger(some, this));
  }

  /// Returns the level from which all loggers write, unless their own floor is higher.
  public Level least() {
    return least;
  }

  /// Sets the level from which all loggers write, unless their own floor is higher.
  public void writeFrom(Level level) {
    least = level;
  }

  /// Sends all lines to `another` output, and returns the one before.
  public Output sendTo(Output another) {
    Output before = output;
    output = another;
    return before;
  }

  void write(String logger, byte[] line) {
    output.write(logger, line);
  }

  /// Standard output is asked for each time: priming keeps to itself what is logged before a
  /// snapshot. One call for a line, or the lines of threads would mix.
  private static void print(String logger, byte[] line) {
    System.out.write(line, 0, line.length);
    System.out.flush();
  }
}
