package dev.rootsweep.cli.connect;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Optional;

/// The terminal of this process.
///
/// Java knows only whether input and output both are a terminal. The launcher knows it of each
/// stream, and says so in a property: the numbers of the streams that are, `02` for example. A
/// terminal of type `dumb` can answer, but gets neither a bar nor colours.
public final class SystemTerminal implements Terminal {
  private static final String PROPERTY = "rootsweep.terminal";

  private final boolean dumb;

  /// - shape: `type` is that of the terminal, as in the variable `TERM`
  public SystemTerminal(String type) {
    this.dumb = type.equals("dumb");
  }

  @Override
  public boolean canAnswer() {
    return is("0") && is("2");
  }

  @Override
  public boolean showsErrors() {
    return is("2") && !dumb;
  }

  @Override
  public boolean showsOutput() {
    return is("1") && !dumb;
  }

  private static boolean is(String stream) {
    String streams = System.getProperty(PROPERTY);
    if (streams != null) {
      return streams.contains(stream);
    }
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }

  @Override
  public Optional<String> ask(String question) {
    System.err.print(question);
    System.err.flush();
    try {
      BufferedReader answers =
          new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
      return Optional.ofNullable(answers.readLine());
    } catch (IOException e) {
      throw new UncheckedIOException("the answer cannot be read", e);
    }
  }
}
