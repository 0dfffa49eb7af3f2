package dev.rootsweep.core.model;

import dev.rootsweep.core.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;

/// A person's word that a held removal may go on.
///
/// - shape: `by` is the caller's ARN from GetCallerIdentity; `covers` names the credentials
/// - units: ends 24 hours after `grantedAt`; used once
public record Approval(
    String id,
    AccountId account,
    String by,
    String reason,
    Set<CredentialRef> covers,
    Instant grantedAt) {
  /// How long an approval lasts.
  public static final Duration LASTS = Duration.ofHours(24);

  public Approval {
    by = Texts.shown(by);
    reason = Texts.shown(reason);
    covers = Set.copyOf(covers);
  }

  /// Tells whether the approval still counts at `now`.
  public boolean isOpen(Instant now) {
    return !now.isBefore(grantedAt) && now.isBefore(grantedAt.plus(LASTS));
  }

  /// Tells whether every one of these credentials is covered.
  public boolean coversAll(Collection<RootCredential> credentials) {
    return credentials.stream().allMatch(credential -> covers.contains(credential.ref()));
  }
}
