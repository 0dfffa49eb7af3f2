package dev.rootsweep.core.fake;

/// The sudden end of a process: no code of ours may catch it.
public final class Crash extends Error {
  private static final long serialVersionUID = 1L;

  Crash(String call) {
    super("crashed at " + call);
  }
}
