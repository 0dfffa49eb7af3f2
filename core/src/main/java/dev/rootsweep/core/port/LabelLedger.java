package dev.rootsweep.core.port;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.KeptLabel;
import java.util.Optional;

/// How people know an account.
///
/// - errors: `PortFailure`
public interface LabelLedger {
  /// Keeps how people know an account. Costs `dynamodb:PutItem`.
  void label(AccountId account, KeptLabel label);

  /// Returns how people knew an account when it was last kept. Costs `dynamodb:GetItem`.
  Optional<KeptLabel> label(AccountId account);
}
