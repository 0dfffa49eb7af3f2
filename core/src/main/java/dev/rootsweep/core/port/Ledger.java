package dev.rootsweep.core.port;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.AlertClaim;
import dev.rootsweep.core.model.Approval;
import dev.rootsweep.core.model.CheckRecord;
import dev.rootsweep.core.model.Intent;
import dev.rootsweep.core.model.Lease;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.Pause;
import dev.rootsweep.core.model.PauseEnd;
import dev.rootsweep.core.model.Permit;
import dev.rootsweep.core.model.Proof;
import dev.rootsweep.core.model.RemovalSlot;
import dev.rootsweep.core.model.SessionKey;
import dev.rootsweep.core.model.Standing;
import dev.rootsweep.core.model.TaskPolicy;
import dev.rootsweep.core.settings.Setting;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The memory of the product. Every read sees every earlier write.
///
/// - errors: `PortFailure`; of kind `CONFLICT` when the caller does not hold the claim it names
public interface Ledger {
  /// Claims an account until an instant; false while somebody else holds a claim that has not
  /// ended. Costs `dynamodb:UpdateItem`.
  boolean claim(AccountId account, String owner, Instant now, Instant until);

  /// Gives a claim back; does nothing when `owner` does not hold it. Costs `dynamodb:UpdateItem`.
  void release(AccountId account, String owner);

  /// Reads what is remembered of one account. Costs `dynamodb:Query` twice.
  Standing standing(AccountId account);

  /// Reads the leases on one account, open or not. Costs `dynamodb:Query`.
  List<Lease> leases(AccountId account);

  /// Notes a root session of ours, before its first call. Costs `dynamodb:PutItem`.
  void issued(AccountId account, TaskPolicy task, SessionKey key);

  /// Tells whether a root session is ours. Costs `dynamodb:GetItem`.
  boolean isOurs(String accessKeyId);

  /// Permits a removal: opens or replaces the intent of an account and takes the slot, if one is
  /// asked for, but only under a claim of `owner` that has not ended at `now`, and while removals
  /// are not paused. All of it or nothing. Costs `dynamodb:TransactWriteItems`.
  Permit permit(Intent intent, String owner, Instant now, Optional<RemovalSlot> slot);

  /// Writes the end of a check, whole or not at all, and gives the claim back unless the entry has
  /// notices to be sent under it. Costs `dynamodb:TransactWriteItems`.
  void record(CheckRecord entry, String owner);

  /// Notes that a notice went out. Costs `dynamodb:DeleteItem`.
  void sent(AccountId account, String noticeId);

  /// Reads the kept proofs of an account, oldest first. Costs `dynamodb:Query`.
  List<Proof> proofs(AccountId account);

  /// Counts an account that could not be seen for this reason in this clock hour, and returns which
  /// one it is: 1 for the first, the same again for an account that was counted before, `most` + 1
  /// for each that comes when `most` were counted. Costs `dynamodb:UpdateItem` and
  /// `dynamodb:GetItem`.
  int countNotAuditable(String reason, Instant hour, AccountId account, int most);

  /// Reads the pause flag. Costs `dynamodb:GetItem`.
  Optional<Pause> pause();

  /// Stops every removal, unless they are stopped already; returns the pause that counts. Costs
  /// `dynamodb:PutItem`, and `dynamodb:GetItem` when there is one already.
  Pause pause(Pause pause);

  /// Ends this pause; false when another one is set, or none. Costs `dynamodb:UpdateItem`.
  ///
  /// - shape: `by` is the caller's ARN from GetCallerIdentity
  boolean resume(Pause pause, String by, Instant at);

  /// Reads how the last pause ended; empty while removals are paused, and before the first pause.
  /// Costs `dynamodb:GetItem`.
  Optional<PauseEnd> endedPause();

  /// Notes that a sweep begins; true when it only observes, as every sweep does that began before
  /// one was listed to its end. Costs `dynamodb:UpdateItem`, and `dynamodb:GetItem` afterwards.
  boolean beginSweep(String sweep);

  /// Notes that a sweep was listed to its end: those that begin from now on may remove. Costs
  /// `dynamodb:UpdateItem`.
  void endSweep(String sweep);

  /// Tells whether a check only observes that nobody asked for by name: every one while no sweep
  /// was listed to its end, and for good those of a sweep that began before. Costs
  /// `dynamodb:GetItem`.
  boolean onlyObserves(Optional<String> sweep);

  /// Notes the rules of the deployment, for those who check by hand. Costs `dynamodb:PutItem`.
  ///
  /// - shape: texts as the functions' environment has them
  void noteRules(Map<Setting, String> rules);

  /// Returns the rules that the last sweep noted; empty before the first. Costs `dynamodb:GetItem`.
  Map<Setting, String> rules();

  /// Writes a lease. Costs `dynamodb:PutItem`.
  void grant(Lease lease);

  /// Writes an approval. Costs `dynamodb:PutItem`.
  void approve(Approval approval);

  /// Claims the telling of a notice through a channel until an instant; an owner's own claim is
  /// taken again. Costs `dynamodb:UpdateItem`, and `dynamodb:GetItem` when it is not taken.
  AlertClaim claimTelling(
      String noticeId, String channel, String owner, Instant now, Instant until);

  /// Notes for good that a notice went out through a channel. Costs `dynamodb:UpdateItem`.
  void told(String noticeId, String channel, Instant at);

  /// Gives the claim on a telling back; does nothing when `owner` does not hold it. Costs
  /// `dynamodb:UpdateItem`.
  void untold(String noticeId, String channel, String owner);

  /// Returns the digest that a sweep's notices go into at this instant, if one is open. Costs
  /// `dynamodb:GetItem`.
  Optional<String> digest(String sweep, Instant now);

  /// Opens a digest for a sweep's notices until an instant, unless one is open; returns the one
  /// that is. Costs `dynamodb:UpdateItem`, and `dynamodb:GetItem` when another is.
  String beginDigest(String sweep, String digest, Instant now, Instant until);

  /// Puts a notice into a digest; false when the digest is closed, and may not have been read with
  /// it. Costs `dynamodb:PutItem`, and `dynamodb:GetItem` twice.
  boolean collect(String digest, Notice notice, Instant now);

  /// Closes a digest and returns the notices in it, in the order of their ids: it takes none
  /// afterwards. Costs `dynamodb:PutItem` and `dynamodb:Query`.
  List<Notice> closeDigest(String digest, Instant now);
}
