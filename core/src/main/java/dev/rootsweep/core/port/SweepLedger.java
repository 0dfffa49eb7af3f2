package dev.rootsweep.core.port;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.KeptAccount;
import dev.rootsweep.core.model.Unasked;
import dev.rootsweep.core.settings.Setting;
import java.util.Map;

/// The sweeps, the rules that they note, and how fresh the memory of each account is.
///
/// - errors: `PortFailure`
public interface SweepLedger {
  /// Notes that a sweep begins; true when it only observes, as every sweep does that began before
  /// one was listed to its end. Costs `dynamodb:UpdateItem`, and `dynamodb:GetItem` afterwards.
  boolean beginSweep(String sweep);

  /// Notes that a sweep was listed to its end: those that begin from now on may remove. Costs
  /// `dynamodb:UpdateItem`.
  void endSweep(String sweep);

  /// Tells whether a check only observes: every one while no sweep was listed to its end, and for
  /// good those of a sweep that began before. Costs `dynamodb:GetItem`.
  boolean onlyObserves(Unasked check);

  /// Notes the rules of the deployment, for those who check by hand. Costs `dynamodb:PutItem`.
  ///
  /// - shape: texts as the functions' environment has them
  void noteRules(Map<Setting, String> rules);

  /// Returns the rules that the last sweep noted; empty before the first. Costs `dynamodb:GetItem`.
  Map<Setting, String> rules();

  /// Reads how fresh the memory of every account is, those that left the organization among them.
  /// Need not see the latest writes. Costs `dynamodb:Scan`, half a read unit for each 4 KB of the
  /// table.
  Map<AccountId, KeptAccount> keptAccounts();
}
