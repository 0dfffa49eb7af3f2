package dev.rootsweep.core.check;

import dev.rootsweep.core.model.CredentialResult;
import dev.rootsweep.core.model.RootCredential;
import java.util.List;

/// How a removal ended.
///
/// - shape: `remaining` is everything that was seen last or is not proven gone; `problem` is empty
///   when it is proven that only what was spared is left; `onlyUnproven` is true when nothing was
///   deleted, since AWS knows none of the credentials yet
record RemovalResult(
    List<CredentialResult> results,
    List<RootCredential> remaining,
    String problem,
    boolean onlyUnproven) {

  boolean isVerified() {
    return problem.isEmpty();
  }
}
