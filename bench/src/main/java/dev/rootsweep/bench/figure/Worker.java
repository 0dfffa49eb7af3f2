package dev.rootsweep.bench.figure;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A child process that does what it is told: a line in, a line out. What it complains about goes
/// to our own standard error.
public final class Worker implements AutoCloseable {
  private final Process process;
  private final BufferedWriter in;
  private final BufferedReader out;

  private Worker(Process process) {
    this.process = process;
    this.in = process.outputWriter();
    this.out = process.inputReader();
  }

  public static Worker start(List<String> command) throws IOException {
    return start(command, Map.of());
  }

  public static Worker start(List<String> command, Map<String, String> environment)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(environment);
    return new Worker(builder.start());
  }

  /// Sends a line and waits for the answer.
  public String ask(String line) throws IOException {
    in.write(line);
    in.newLine();
    in.flush();
    return read();
  }

  /// Waits for a line.
  public String read() throws IOException {
    String answer = out.readLine();
    if (answer == null) {
      throw new IOException("a child process ended early; what it said is above");
    }
    return answer;
  }

  public long pid() {
    return process.pid();
  }

  /// Ends the child by ending its input; kills it where that does not help.
  @Override
  public void close() {
    try {
      in.close();
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException _) {
      process.destroyForcibly();
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
