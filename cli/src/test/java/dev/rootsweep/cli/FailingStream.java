package dev.rootsweep.cli;

import java.io.IOException;
import java.io.OutputStream;

/// A full disk, or a pipe that nobody reads any more.
final class FailingStream extends OutputStream {
  private final String failure;

  FailingStream(String failure) {
    this.failure = failure;
  }

  @Override
  public void write(int one) throws IOException {
    throw new IOException(failure);
  }
}
