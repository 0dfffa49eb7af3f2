package dev.rootsweep.core.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How the last recorded check of an account ended.
///
/// - shape: `fingerprint` is equal for two checks that would tell people the same; `posture` is
///   what was seen last, by this check or by an earlier one that could see; `joinedAt` is the
///   membership; `cleanIn` the membership in which the account was last verified clean; `cleanAt`
///   when it was first verified clean in that one; `listsReadAt` when all lists were last read in
///   the membership `joinedAt`, and not only the four numbers; `gone` are the credentials that AWS
///   deleted or a check proved gone lately, which a list that lags may still show; `pause` is the
///   pause that held the removal, in words; `held` are the credentials whose removal it held
public record LastCheck(
    Instant at,
    CheckEnding ending,
    String fingerprint,
    Optional<RootPosture> posture,
    Optional<Instant> joinedAt,
    Optional<Instant> cleanIn,
    Optional<Instant> cleanAt,
    Optional<Instant> listsReadAt,
    List<GoneCredential> gone,
    Optional<String> pause,
    Set<CredentialRef> held) {
  public LastCheck {
    gone = List.copyOf(gone);
    held = Set.copyOf(held);
  }

  /// Returns the end of a check that learned nothing about the root user.
  public static LastCheck withoutPosture(Instant at, CheckEnding ending, String fingerprint) {
    return new LastCheck(
        at,
        ending,
        fingerprint,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Set.of());
  }
}
