package dev.rootsweep.cli.connect;

import dev.rootsweep.core.port.PortFailure;

/// What AWS did to a command, in words that name who asked, what is needed and what mends it.
public final class Explained extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Explained(String text) {
    super(text);
  }

  public Explained(String text, PortFailure failure) {
    super(text, failure);
  }
}
