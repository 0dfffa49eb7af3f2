package dev.rootsweep.core.fake;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.ActivityAlertKind;
import dev.rootsweep.core.model.CheckAlertKind;
import dev.rootsweep.core.model.Fact;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.Scene;
import dev.rootsweep.core.model.Severity;
import dev.rootsweep.core.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Notices to render.
public final class Notices {
  public static final AccountId ACCOUNT = new AccountId("000000000007");
  public static final Instant AT = Instant.parse("2026-11-22T23:58:10Z");
  public static final Instant NOW = AT.plus(Duration.ofMinutes(3)).plusSeconds(20);

  /// Everything that an attacker may try in a name, a user agent or an error text.
  public static final String HOSTILE =
      "<!channel> *bold* _it_ ~gone~ `code` ```block``` <https://evil.example|AWS>"
          + " [x](http://e.example) www.evil.example @here a&b mail root@example.com\r\n"
          + "\u0000\u001b[31m\u202eesrever\u200b";

  private Notices() {}

  public static Notice signIn(Severity severity) {
    return new Notice(
        "00000000-0000-0000-0000-000000000001/ROOT_SIGN_IN",
        severity,
        ActivityAlertKind.ROOT_SIGN_IN,
        ACCOUNT,
        AT,
        "A root user signed in to Payments (000000000007) without MFA.",
        List.of(
            new Fact("Account", "Payments (000000000007), /Workloads/Prod"),
            new Fact("Region", "us-east-1"),
            new Fact("From", "192.0.2.1, Mozilla/5.0 (X11; Linux x86_64)"),
            new Fact("MFA", "no"),
            new Fact(
                "Rootsweep",
                "queued a check of the account; it reads all lists, and again in 15 min")),
        List.of(
            "Ask the account's owner now whether somebody signed in as root on purpose.",
            "If nobody did, cut off root in the account (sessions last up to 12 h), in the"
                + " management account: aws organizations attach-policy --policy-id"
                + " p-examplepolicy --target-id 000000000007",
            "Follow the runbook until its last section is true."),
        Optional.empty(),
        Optional.of(
            new Scene(
                "Payments",
                "/Workloads/Prod",
                "us-east-1",
                "00000000-0000-0000-0000-000000000001",
                "000000000007/root")));
  }

  public static Notice held() {
    return new Notice(
        "event-1/000000000007/HELD/SWEEP/0/00000001",
        Severity.HIGH,
        CheckAlertKind.HELD,
        ACCOUNT,
        AT,
        "Root credentials of Payments (000000000007) were not removed, recently used: access key"
            + " AKIAEXAMPLE000000001.",
        List.of(
            new Fact("Account", "Payments (000000000007), /Workloads/Prod"),
            new Fact("Cause", "SWEEP, event event-1"),
            Fact.line(
                "access key AKIAEXAMPLE000000001, made 2019-01-01T00:00:00Z, last used"
                    + " 2026-11-20T10:00:00Z for s3 in eu-west-1")),
        List.of(
            "Find out what uses them: a deleted key or certificate cannot be restored.",
            "Approve the removal if nothing does: rootsweep approve 000000000007 --reason"
                + " \"nothing uses them any more\" --ledger rootsweep-ledger --region us-east-1"),
        Optional.of("sweep-1"));
  }

  public static Notice widely() {
    return new Notice(
        "event-1/000000000007/NOT_AUDITABLE_WIDELY/SWEEP/0/00000000",
        Severity.CRITICAL,
        CheckAlertKind.NOT_AUDITABLE_WIDELY,
        ACCOUNT,
        AT,
        "Rootsweep cannot see the root users of 21 or more accounts: centralized root access is"
            + " switched off in the organization.",
        List.of(new Fact("Account", "000000000007")),
        List.of(
            "In the management account: aws iam enable-organizations-root-credentials-management"),
        Optional.empty());
  }

  public static Notice hostile() {
    return new Notice(
        "event-2/ROOT_SIGN_IN",
        Severity.CRITICAL,
        ActivityAlertKind.ROOT_SIGN_IN,
        ACCOUNT,
        AT,
        "A root user signed in to " + HOSTILE + ".",
        List.of(
            new Fact("Account", Texts.shown(HOSTILE) + " (000000000007), /" + HOSTILE),
            new Fact("Region", HOSTILE),
            new Fact("Agent", HOSTILE),
            new Fact("Error", "&".repeat(5_000))),
        List.of("Ask the owner.", "Look: grep '*_*' <file> && echo `date`"),
        Optional.empty(),
        Optional.of(new Scene(HOSTILE, "/" + HOSTILE, HOSTILE, HOSTILE, HOSTILE)));
  }

  /// More text than any channel takes.
  public static Notice huge() {
    return new Notice(
        "event-3/ROOT_CALL",
        Severity.LOW,
        ActivityAlertKind.ROOT_CALL,
        ACCOUNT,
        AT,
        "\"é🦊".repeat(1_000),
        Collections.nCopies(2_000, new Fact("Fact", "\"é🦊&".repeat(200))),
        Collections.nCopies(2_000, "Step: " + "\"é🦊&".repeat(600)),
        Optional.empty());
  }
}
