package dev.rootsweep.core.port;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.CheckRecord;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.Permit;
import dev.rootsweep.core.model.PermitRequest;
import dev.rootsweep.core.model.Proof;
import dev.rootsweep.core.model.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the ledger knows of accounts, and who works on one.
///
/// - errors: `PortFailure`; of kind `CONFLICT` when the caller does not hold the claim it names
public interface AccountLedger {
  /// Begins a check: claims an account until an instant, and returns what is remembered of it;
  /// empty while somebody else holds a claim that has not ended. Costs `dynamodb:UpdateItem`.
  Optional<Standing> begin(AccountId account, String owner, Instant now, Instant until);

  /// Gives a claim back; does nothing when `owner` does not hold it. Costs `dynamodb:UpdateItem`.
  void release(AccountId account, String owner);

  /// Reads what is remembered of one account. Costs `dynamodb:GetItem`.
  Standing standing(AccountId account);

  /// Reads the notices that were recorded and never confirmed as sent. Costs `dynamodb:Query`.
  List<Notice> unsent(AccountId account);

  /// Permits a removal: opens or replaces the intent of an account and takes the slot, if one is
  /// asked for, but only under the claim of the request, which must not have ended; while removals
  /// are not paused; and where the check does not only observe. All of it or nothing. Costs
  /// `dynamodb:TransactWriteItems`.
  Permit permit(PermitRequest request);

  /// Writes the end of a check, whole or not at all, and gives the claim back unless the entry has
  /// notices to be sent under it. Costs `dynamodb:TransactWriteItems`.
  void record(CheckRecord entry, String owner);

  /// Notes that a notice went out. Costs `dynamodb:TransactWriteItems`.
  void sent(AccountId account, String noticeId);

  /// Reads the kept proofs of an account, oldest first. Costs `dynamodb:Query`.
  List<Proof> proofs(AccountId account);

  /// Counts an account that could not be seen for this reason in this clock hour, and returns which
  /// one it is: 1 for the first, the same again for an account that was counted before, `most` + 1
  /// for each that comes when `most` were counted. Costs `dynamodb:UpdateItem`.
  int countNotAuditable(String reason, Instant hour, AccountId account, int most);
}
