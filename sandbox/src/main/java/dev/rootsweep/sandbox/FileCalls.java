package dev.rootsweep.sandbox;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/// Calls in a file, one JSON object a line.
final class FileCalls implements CallStore {

  private final Path file;
  private BufferedWriter lines;
  private long written;
  private boolean closed;

  FileCalls(Path file) {
    this.file = file;
    this.lines = opened(file);
  }

  @Override
  public synchronized void add(Call call) {
    try {
      lines.write(CallJson.write(call));
      lines.newLine();
      written++;
    } catch (IOException failure) {
      throw unusable(failure);
    }
  }

  @Override
  public void forEach(Consumer<Call> reader) {
    long there = flushed();
    try (BufferedReader all = Files.newBufferedReader(file)) {
      all.lines().limit(there).map(CallJson::read).forEach(reader);
    } catch (IOException failure) {
      throw unusable(failure);
    }
  }

  @Override
  public synchronized void clear() {
    close();
    lines = opened(file);
    closed = false;
    written = 0;
  }

  @Override
  public synchronized void close() {
    try {
      lines.close();
      closed = true;
    } catch (IOException failure) {
      throw unusable(failure);
    }
  }

  private synchronized long flushed() {
    try {
      if (!closed) {
        lines.flush();
      }
      return written;
    } catch (IOException failure) {
      throw unusable(failure);
    }
  }

  private static BufferedWriter opened(Path file) {
    try {
      return Files.newBufferedWriter(file);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot write the record of calls to " + file, failure);
    }
  }

  private UncheckedIOException unusable(IOException failure) {
    return new UncheckedIOException("cannot use the record of calls in " + file, failure);
  }
}
