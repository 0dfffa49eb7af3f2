package dev.rootsweep.cli;

import java.io.PrintStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.helpers.NOPMDCAdapter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/// The log of the command: errors, on standard error. On a terminal the answers are the output, and
/// the log only speaks of what is broken.
///
/// The functions log with log4j, whose start takes longer than a whole audit of one account.
public final class ErrorLog implements SLF4JServiceProvider {
  private final IMarkerFactory markers = new BasicMarkerFactory();
  private final MDCAdapter context = new NOPMDCAdapter();

  /// Makes it; SLF4J calls this.
  public ErrorLog() {}

  /// Makes this the log of the process, which must not have logged yet.
  static void takeOver() {
    System.setProperty("slf4j.internal.verbosity", "WARN");
    System.setProperty("slf4j.provider", ErrorLog.class.getName());
    System.setProperty("log4j2.configurationFile", "log4j2-cli.xml");
  }

  @Override
  public ILoggerFactory getLoggerFactory() {
    return Errors::new;
  }

  @Override
  public IMarkerFactory getMarkerFactory() {
    return markers;
  }

  @Override
  public MDCAdapter getMDCAdapter() {
    return context;
  }

  @Override
  public String getRequestedApiVersion() {
    return "2.0";
  }

  @Override
  public void initialize() {}

  /// What one class says.
  private static final class Errors extends LegacyAbstractLogger {
    private static final long serialVersionUID = 1;

    Errors(String name) {
      this.name = name;
    }

    @Override
    public boolean isTraceEnabled() {
      return false;
    }

    @Override
    public boolean isDebugEnabled() {
      return false;
    }

    @Override
    public boolean isInfoEnabled() {
      return false;
    }

    @Override
    public boolean isWarnEnabled() {
      return false;
    }

    @Override
    public boolean isErrorEnabled() {
      return true;
    }

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
      return null;
    }

    @Override
    protected void handleNormalizedLoggingCall(
        Level level,
        @Nullable Marker marker,
        String message,
        Object @Nullable [] arguments,
        @Nullable Throwable thrown) {
      PrintStream err = System.err;
      err.printf(
          "%s %s: %s%n",
          level,
          name.substring(name.lastIndexOf('.') + 1),
          MessageFormatter.basicArrayFormat(message, arguments));
      if (thrown != null) {
        thrown.printStackTrace(err);
      }
      err.flush();
    }
  }
}
