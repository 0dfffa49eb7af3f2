package dev.rootsweep.core.port;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.BurstEvent;
import dev.rootsweep.core.model.BurstPlace;
import dev.rootsweep.core.model.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What events of root activity have in common: bursts, root sessions of others, variants, failed
/// sign-ins.
///
/// - errors: `PortFailure`
public interface BurstLedger {
  /// Gives an event its place: in the burst of this name while that lasts, else at the head of a
  /// new one that lasts until `end`. An event that has a place keeps it; one that comes after its
  /// burst was closed stands alone. Costs `dynamodb:TransactWriteItems`; one that is folded twice
  /// `dynamodb:GetItem` and twice `dynamodb:PutItem` more.
  BurstPlace join(String burst, BurstEvent event, Instant now, Instant end);

  /// Returns the place that an event has; empty when it has none. Costs `dynamodb:GetItem`.
  Optional<BurstPlace> placed(String eventId);

  /// Closes the burst of a lead and returns the events that were folded into it: none is folded
  /// afterwards. Costs `dynamodb:PutItem` and `dynamodb:Query`.
  List<BurstEvent> closeBurst(String burst, String lead, Instant now);

  /// Notes into which burst belongs what is done in a root session of somebody else, and how severe
  /// that burst is. Costs `dynamodb:PutItem`.
  void opened(String accessKeyId, String burst, Severity severity, Instant at);

  /// Returns the burst of a root session of somebody else, if it is at least that severe. Costs
  /// `dynamodb:GetItem`.
  Optional<String> openedIn(String accessKeyId, Severity severity);

  /// Returns which of the variants of a group this one is in a clock hour: 1 for the first, the
  /// same again for one that was counted before, `most` + 1 for each that comes when `most` were
  /// counted. Costs `dynamodb:UpdateItem`.
  int variant(String group, String variant, Instant hour, int most);

  /// Notes a failed sign-in, once for each event, and returns the instants of all those that the
  /// account had less than `span` before or after it. Costs `dynamodb:PutItem` and
  /// `dynamodb:Query`.
  List<Instant> failedSignIn(AccountId account, String eventId, Instant at, Duration span);
}
