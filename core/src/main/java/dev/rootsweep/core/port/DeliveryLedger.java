package dev.rootsweep.core.port;

import dev.rootsweep.core.model.AlertClaim;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/// Which alert went out through which channel. What is known of all channels of a notice is one
/// row.
///
/// - errors: `PortFailure`
public interface DeliveryLedger {
  /// Claims the telling of a notice through channels until an instant, and returns what became of
  /// each; an owner's own claim is taken again. Costs `dynamodb:UpdateItem`, and another one when
  /// only some of them can be taken.
  Map<String, AlertClaim> claimTelling(
      String noticeId, Set<String> channels, String owner, Instant now, Instant until);

  /// Notes for good that a notice went out through the channels in `told`, and gives back the
  /// claims on those in `untold` that `owner` holds. Costs `dynamodb:UpdateItem`, and another one
  /// when somebody else has taken one of `untold` over.
  void endTelling(String noticeId, String owner, Set<String> told, Set<String> untold, Instant at);
}
