package dev.rootsweep.core.check;

import dev.rootsweep.core.model.Approval;
import dev.rootsweep.core.model.RootCredential;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What is to be done with the credentials that were found.
sealed interface Decision {

  /// Nothing is there.
  record Nothing() implements Decision {}

  /// Leave them until somebody decides, or the next hour begins.
  record Hold(HeldReason reason, List<RootCredential> credentials, boolean drift, String detail)
      implements Decision {}

  /// Leave them on purpose.
  record Spare(
      SparedReason reason,
      List<RootCredential> credentials,
      List<RootCredential> unexpected,
      Instant until,
      String detail)
      implements Decision {}

  /// Say what would go, or in mode enforce be held.
  record Watch(
      List<RootCredential> credentials, boolean drift, String why, Optional<Hindrance> held)
      implements Decision {}

  /// Delete `targets`, leave `spared`. Where it `needsSlot`, only with a slot of the hour's cap.
  record Remove(
      List<RootCredential> targets,
      List<RootCredential> spared,
      boolean drift,
      Optional<Approval> approval,
      boolean needsSlot,
      String why)
      implements Decision {}
}
