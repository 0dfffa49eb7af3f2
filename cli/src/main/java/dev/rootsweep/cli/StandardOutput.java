package dev.rootsweep.cli;

import dev.rootsweep.cli.report.ExitCodes;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Standard output that remembers when it could not be written. A `PrintWriter` swallows that, and
/// a report that nobody received would pass for a good end.
final class StandardOutput extends FilterOutputStream {
  private static final int TYPE_OF_FILE = 0170000;
  private static final int PIPE = 0010000;
  private static final int SOCKET = 0140000;

  private final PrintWriter err;
  private final BooleanSupplier isPipe;
  private Optional<IOException> failure = Optional.empty();

  /// Makes it over a stream.
  ///
  /// - shape: `isPipe` tells whether another process reads what is written
  StandardOutput(OutputStream out, PrintWriter err, BooleanSupplier isPipe) {
    super(out);
    this.err = err;
    this.isPipe = isPipe;
  }

  /// Returns that of this process.
  static StandardOutput real(PrintWriter err) {
    return new StandardOutput(
        new FileOutputStream(FileDescriptor.out), err, StandardOutput::leadsToAPipe);
  }

  private static boolean leadsToAPipe() {
    try {
      int mode = (Integer) Files.getAttribute(Path.of("/dev/fd/1"), "unix:mode");
      return (mode & TYPE_OF_FILE) == PIPE || (mode & TYPE_OF_FILE) == SOCKET;
    } catch (IOException | UnsupportedOperationException _) {
      return false;
    }
  }

  @Override
  public synchronized void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int from, int length) throws IOException {
    try {
      out.write(bytes, from, length);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public synchronized void flush() throws IOException {
    try {
      out.flush();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /// The reader of a pipe may end early, as `head` does, and nobody needs to read about that.
  private IOException failed(IOException e) {
    if (failure.isEmpty()) {
      failure = Optional.of(e);
      if (!isClosedPipe(e)) {
        err.println(
            "rootsweep: standard output cannot be written ("
                + e.getMessage()
                + "), so the output is incomplete. What the command did is not undone.");
        err.flush();
      }
    }
    return e;
  }

  private boolean isClosedPipe(IOException e) {
    return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("pipe")
        || isPipe.getAsBoolean();
  }

  /// Returns the exit code of a command that ended with `code` and wrote here.
  synchronized int exitCode(int code) {
    return failure
        .map(e -> isClosedPipe(e) ? ExitCodes.CLOSED_PIPE : ExitCodes.UNWRITTEN)
        .orElse(code);
  }
}
