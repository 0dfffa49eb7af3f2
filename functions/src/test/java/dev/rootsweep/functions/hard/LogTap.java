package dev.rootsweep.functions.hard;

import java.io.Serializable;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.Layout;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;

/// Takes the log of the function at its finest level, in the bytes that its own layout writes,
/// instead of standard output.
public final class LogTap implements AutoCloseable {
  /// The local DynamoDB runs in this process; on AWS its lines are not ours.
  private static final Map<String, Level> NOT_OURS =
      Map.of("org.eclipse.jetty", Level.OFF, "com.amazonaws.services.dynamodbv2", Level.OFF);

  private static final String CONSOLE = "JsonAppender";

  private final LoggerContext context = LoggerContext.getContext(false);
  private final LoggerConfig root = context.getConfiguration().getRootLogger();
  private final Appender console;
  private final Appender tap;
  private final Level level = root.getLevel();

  /// Hands every line to `lines` until it is closed.
  public LogTap(Consumer<byte[]> lines) {
    this.console =
        Objects.requireNonNull(root.getAppenders().get(CONSOLE), "the log has no " + CONSOLE);
    this.tap = new Tap(console.getLayout(), lines);
    tap.start();
    root.removeAppender(CONSOLE);
    root.addAppender(tap, Level.ALL, null);
    root.setLevel(Level.ALL);
    Configurator.setLevel(NOT_OURS);
    context.updateLoggers();
  }

  @Override
  public void close() {
    root.removeAppender(tap.getName());
    root.addAppender(console, null, null);
    root.setLevel(level);
    context.updateLoggers();
  }

  private static final class Tap extends AbstractAppender {
    private final Consumer<byte[]> lines;

    private Tap(Layout<? extends Serializable> layout, Consumer<byte[]> lines) {
      super("tap", null, layout, false, Property.EMPTY_ARRAY);
      this.lines = lines;
    }

    @Override
    public void append(LogEvent event) {
      lines.accept(getLayout().toByteArray(event));
    }
  }
}
