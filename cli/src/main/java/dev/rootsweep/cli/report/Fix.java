package dev.rootsweep.cli.report;

import dev.rootsweep.aws.identity.Caller;
import dev.rootsweep.aws.identity.RootAccessStatus;
import dev.rootsweep.core.check.AuditFailure;

/// Why a root user could not be seen and what mends it, for the one who asked.
record Fix(String likely, String fix) {
  static Fix of(AuditFailure cause, Report report) {
    Caller caller = report.caller();
    if (cause == AuditFailure.NOT_AUTHORIZED && report.rootAccess() == RootAccessStatus.READY) {
      return new Fix(
          "the caller may not call sts:AssumeRoot",
          "Allow sts:AssumeRoot on arn:*:iam::*:root to %s, and see that no service control policy"
                  .formatted(caller.arn())
              + " denies it to account "
              + caller.account()
              + ", which is allowed to open root sessions itself");
    }
    return new Fix(cause.words(), cause.fix(caller.account()));
  }
}
