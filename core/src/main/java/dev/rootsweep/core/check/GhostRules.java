package dev.rootsweep.core.check;

import dev.rootsweep.core.model.CredentialRef;
import dev.rootsweep.core.model.GoneCredential;
import dev.rootsweep.core.model.Intent;
import dev.rootsweep.core.model.LastCheck;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.model.RootPosture;
import dev.rootsweep.core.model.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a list still shows although it is gone.
///
/// A credential that is made again is another one, so that a gone one cannot have come back: the
/// list lags. Deleting it again could delete another: AWS deletes a password and a virtual MFA
/// device by a name that the next one has as well.
final class GhostRules {
  private GhostRules() {}

  /// Tells whether a list may still show what is gone since then.
  static boolean mayBeShown(Instant gone, Instant now) {
    return gone.plus(AbsenceRules.PROVES_AFTER).isAfter(now);
  }

  /// Returns what the lists show although it is gone, or may be.
  static List<CredentialRef> shown(Standing standing, RootPosture posture, Instant now) {
    return Stream.concat(gone(standing, now), perhapsGone(standing, now))
        .filter(posture.refs()::contains)
        .distinct()
        .toList();
  }

  private static Stream<CredentialRef> gone(Standing standing, Instant now) {
    return standing.last().stream()
        .flatMap(check -> check.gone().stream())
        .filter(one -> mayBeShown(one.at(), now))
        .map(GoneCredential::ref);
  }

  /// An attempt whose end was never recorded may have deleted what has a name that is given again.
  private static Stream<CredentialRef> perhapsGone(Standing standing, Instant now) {
    return standing.intent().stream()
        .filter(intent -> isUnrecorded(standing.last(), intent, now))
        .flatMap(intent -> intent.credentials().stream())
        .filter(one -> AbsenceRules.proves(one, now))
        .map(RootCredential::ref)
        .filter(ref -> ref.kind().reusesNames());
  }

  private static boolean isUnrecorded(Optional<LastCheck> last, Intent intent, Instant now) {
    return intent
        .permittedAt()
        .filter(at -> mayBeShown(at, now))
        .filter(at -> last.filter(check -> !check.at().isBefore(at)).isEmpty())
        .isPresent();
  }

  static String words(List<CredentialRef> ghosts) {
    return ghosts.stream().map(CredentialRef::words).collect(Collectors.joining(", "))
        + ": a list still shows what was deleted minutes ago";
  }
}
