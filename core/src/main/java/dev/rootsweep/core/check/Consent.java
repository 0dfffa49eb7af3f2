package dev.rootsweep.core.check;

import dev.rootsweep.core.model.CredentialRef;
import dev.rootsweep.core.model.Intent;
import dev.rootsweep.core.model.RootCredential;
import java.util.Set;

/// What a check may do.
///
/// - shape: who checks by hand sends no alerts: those that a check records are sent by the deployed
///   system, whose channels reach more people than a terminal does
public sealed interface Consent {
  /// Everything that the rules allow: a check of the deployed system.
  record Everything() implements Consent {}

  /// To look: it writes nothing but the key of its session, and takes no part in a removal that was
  /// begun.
  record LookOnly() implements Consent {}

  /// To record how it ended: it removes nothing.
  record RecordOnly() implements Consent {}

  /// To remove these credentials, which a person was shown, and no others.
  record RemoveShown(Set<CredentialRef> shown) implements Consent {
    public RemoveShown {
      shown = Set.copyOf(shown);
    }
  }

  /// Returns the credentials that a person was shown as to be removed.
  default Set<CredentialRef> shown() {
    return Set.of();
  }

  /// Tells whether the check claims its account and records how it ended.
  default boolean records() {
    return !(this instanceof LookOnly);
  }

  /// Tells whether the check sends alerts.
  default boolean sends() {
    return this instanceof Everything;
  }

  /// Tells whether all that an intent names may be removed.
  default boolean covers(Intent intent) {
    return switch (this) {
      case Everything _ -> true;
      case RemoveShown remove ->
          intent.credentials().stream().map(RootCredential::ref).allMatch(remove.shown()::contains);
      case LookOnly _, RecordOnly _ -> false;
    };
  }
}
