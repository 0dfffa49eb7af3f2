package dev.rootsweep.core.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Something that people must hear.
///
/// - shape: `id` is the same however often the notice is built for the same event; `headline` is
///   one plain sentence; `facts` are lines; `steps` are what to do, in order; a notice with a
///   `digest` may wait for the digest of that sweep; `scene` tells machines apart what `facts` tell
///   people
public record Notice(
    String id,
    Severity severity,
    AlertKind kind,
    AccountId account,
    Instant at,
    String headline,
    List<Fact> facts,
    List<String> steps,
    Optional<String> digest,
    Optional<Scene> scene) {

  public Notice {
    facts = List.copyOf(facts);
    steps = List.copyOf(steps);
  }

  /// Makes a notice without a scene.
  public Notice(
      String id,
      Severity severity,
      AlertKind kind,
      AccountId account,
      Instant at,
      String headline,
      List<Fact> facts,
      List<String> steps,
      Optional<String> digest) {
    this(id, severity, kind, account, at, headline, facts, steps, digest, Optional.empty());
  }
}
