package dev.rootsweep.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rootsweep.sandbox.wire.Refusal;
import java.util.Optional;

/// What becomes of a request.
sealed interface Ending {

  static Ending refused(Refusal refusal) {
    return new Refused(refusal, Optional.empty());
  }

  static Ending refused(Refusal refusal, Mishap mishap) {
    return new Refused(refusal, Optional.of(mishap));
  }

  /// It is carried out, and answered.
  record Given(ObjectNode result) implements Ending {}

  /// It is answered with an error.
  record Refused(Refusal refusal, Optional<Mishap> mishap) implements Ending {}

  /// It is not answered at all.
  record Lost(Mishap mishap) implements Ending {}
}
