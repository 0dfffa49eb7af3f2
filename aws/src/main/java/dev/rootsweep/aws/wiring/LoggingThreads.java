package dev.rootsweep.aws.wiring;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.slf4j.MDC;

/// Virtual threads, one for each task, that log with what their caller logs with: the request's id.
final class LoggingThreads implements Executor {
  @Override
  public void execute(Runnable task) {
    Map<String, String> logged = Objects.requireNonNullElse(MDC.getCopyOfContextMap(), Map.of());
    Thread.startVirtualThread(
        () -> {
          MDC.setContextMap(logged);
          task.run();
        });
  }
}
