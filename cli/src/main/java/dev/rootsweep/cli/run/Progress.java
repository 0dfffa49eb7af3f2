package dev.rootsweep.cli.run;

/// Tells a person how far a run is.
public interface Progress {
  /// A pass over so many accounts begins.
  void begin(String what, int accounts);

  /// One more account is done.
  void done();

  /// The pass has ended.
  void end();

  /// Something worth a line happened.
  void note(String line);
}
