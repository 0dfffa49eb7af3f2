package dev.rootsweep.cli.run;

import dev.rootsweep.core.check.CheckOutcome;
import dev.rootsweep.core.model.CredentialRef;
import dev.rootsweep.core.model.Intent;
import dev.rootsweep.core.model.RootCredential;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What is to be removed now is not what a person was shown, so nothing of it is.
final class NotShown extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient CheckOutcome outcome;

  NotShown(Intent intent, Set<CredentialRef> shown) {
    super("not all that is to go was shown: " + intent.account());
    List<RootCredential> fresh =
        intent.credentials().stream().filter(one -> !shown.contains(one.ref())).toList();
    String words = fresh.stream().map(one -> one.ref().words()).collect(Collectors.joining(", "));
    outcome =
        new CheckOutcome.WouldRemove(
            intent.account(),
            intent.credentials(),
            false,
            "changed since it was shown, so it is left; not shown as to be removed: "
                + words
                + ". Run again",
            Optional.empty());
  }

  /// Returns how the check ended.
  CheckOutcome outcome() {
    return outcome;
  }
}
