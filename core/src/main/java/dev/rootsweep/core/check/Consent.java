package dev.rootsweep.core.check;

import dev.rootsweep.core.model.CredentialRef;
import dev.rootsweep.core.model.Intent;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.model.RootPosture;
import dev.rootsweep.core.model.Standing;
import dev.rootsweep.core.settings.Mode;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// What a check may do.
///
/// A check by hand sends no alerts. The deployed system sends those that it records: its channels
/// reach more people than a terminal does.
public sealed interface Consent {
  /// Everything that the rules allow: a check of the deployed system.
  record Everything() implements Consent {}

  /// To look: it writes nothing but the key of its session. A removal that was begun is handed to
  /// `begun`, and left as it is.
  record LookOnly(Consumer<Intent> begun) implements Consent {}

  /// To record how it ended: it removes nothing.
  ///
  /// - shape: `seen` is what a look of the same run saw
  record RecordOnly(Optional<RootPosture> seen) implements Consent {}

  /// To remove these credentials, which a person was shown, and no others.
  ///
  /// - shape: `seen` is what a look of the same run saw
  record RemoveShown(Set<CredentialRef> shown, Optional<RootPosture> seen) implements Consent {
    public RemoveShown {
      shown = Set.copyOf(shown);
    }
  }

  /// Returns the credentials that a person was shown as to be removed.
  default Set<CredentialRef> shown() {
    return Set.of();
  }

  /// Returns what a look of the same run saw, where there was one: all lists were read then.
  default Optional<RootPosture> seen() {
    return Optional.empty();
  }

  /// Tells whether the check claims its account and records how it ended.
  default boolean records() {
    return !(this instanceof LookOnly);
  }

  /// Returns what the check may know of its account.
  default Standing known(Standing standing) {
    if (this instanceof LookOnly look) {
      standing.intent().ifPresent(look.begun());
      return standing.withoutIntent();
    }
    return standing;
  }

  /// Returns the mode that the check decides in: a look changes nothing in any.
  default Mode mode(Mode deployed) {
    return this instanceof LookOnly ? Mode.OBSERVE : deployed;
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
