package dev.rootsweep.aws.identity;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.text.Texts;

/// Whoever the credentials belong to.
public record Caller(AccountId account, String arn) {
  public Caller {
    arn = Texts.shown(arn);
  }

  /// Returns the partition of AWS that the caller is in, as in `aws-cn`.
  public String partition() {
    return arn.split(":", -1)[1];
  }
}
