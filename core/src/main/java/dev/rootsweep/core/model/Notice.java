package dev.rootsweep.core.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Something that people must hear.
///
/// - shape: `id` is the same however often the notice is built for the same event; `headline` is
///   one plain sentence; `facts` are lines; `steps` are what to do, in order; a notice with a
///   `digest` may wait for the digest of that sweep
public record Notice(
    String id,
    Severity severity,
    Kind kind,
    AccountId account,
    Instant at,
    String headline,
    List<String> facts,
    List<String> steps,
    Optional<String> digest) {

  /// Kinds of notice.
  public enum Kind {
    REMOVED,
    DRIFT,
    HELD,
    WOULD_REMOVE,
    EXEMPT_CHANGED,
    INCOMPLETE,
    UNSEEN,
    UNSEEN_WIDELY
  }

  public Notice {
    facts = List.copyOf(facts);
    steps = List.copyOf(steps);
  }
}
