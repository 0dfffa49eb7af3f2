package dev.rootsweep.core.port;

import dev.rootsweep.core.model.AlertClaim;
import java.time.Instant;

/// Which alert went out through which channel.
///
/// - errors: `PortFailure`
public interface DeliveryLedger {
  /// Claims the telling of a notice through a channel until an instant; an owner's own claim is
  /// taken again. Costs `dynamodb:UpdateItem`, and `dynamodb:GetItem` when it is not taken.
  AlertClaim claimTelling(
      String noticeId, String channel, String owner, Instant now, Instant until);

  /// Notes for good that a notice went out through a channel. Costs `dynamodb:UpdateItem`.
  void told(String noticeId, String channel, Instant at);

  /// Gives the claim on a telling back; does nothing when `owner` does not hold it. Costs
  /// `dynamodb:UpdateItem`.
  void untold(String noticeId, String channel, String owner);
}
