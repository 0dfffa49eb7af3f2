package dev.rootsweep.core.port;

import dev.rootsweep.core.model.Notice;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The alerts of a sweep that wait for its digest.
///
/// - errors: `PortFailure`
public interface DigestLedger {
  /// Returns the digest that a sweep's notices go into at this instant, if one is open. Costs
  /// `dynamodb:GetItem`.
  Optional<String> digest(String sweep, Instant now);

  /// Opens a digest for a sweep's notices until an instant, unless one is open; returns the one
  /// that is. Costs `dynamodb:UpdateItem`.
  String beginDigest(String sweep, String digest, Instant now, Instant until);

  /// Puts a notice into a digest; false when the digest is closed, and may not have been read with
  /// it. Costs `dynamodb:PutItem`, and `dynamodb:GetItem` twice.
  boolean collect(String digest, Notice notice, Instant now);

  /// Closes a digest and returns the notices in it, in the order of their ids: it takes none
  /// afterwards. Costs `dynamodb:PutItem` and `dynamodb:Query`.
  List<Notice> closeDigest(String digest, Instant now);
}
