package dev.rootsweep.cli.run;

import java.util.function.Supplier;

/// Tells a person how far a run is.
public interface Progress {
  /// A pass over accounts begins; `listed` says how many there are, as far as that is known by
  /// then.
  void begin(String what, Supplier<Listed> listed);

  /// One more account is done.
  void done();

  /// The pass has ended.
  void end();

  /// Something worth a line happened.
  void note(String line);
}
