package dev.rootsweep.core.contract;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.Approval;
import dev.rootsweep.core.model.CheckAlertKind;
import dev.rootsweep.core.model.CheckEnding;
import dev.rootsweep.core.model.CheckRecord;
import dev.rootsweep.core.model.CredentialRef;
import dev.rootsweep.core.model.CredentialResult;
import dev.rootsweep.core.model.Fact;
import dev.rootsweep.core.model.GoneCredential;
import dev.rootsweep.core.model.Intent;
import dev.rootsweep.core.model.LastCheck;
import dev.rootsweep.core.model.LastUse;
import dev.rootsweep.core.model.Lease;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.model.RootPosture;
import dev.rootsweep.core.model.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Things to remember, each with every part filled.
public final class LedgerSamples {
  /// The account that most tests are about.
  public static final AccountId ACCOUNT = new AccountId("111111111111");

  /// Another account.
  public static final AccountId OTHER = new AccountId("000000000002");

  /// When most things happen.
  public static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");

  /// When a claim made at noon ends.
  public static final Instant QUARTER_PAST = NOON.plus(Duration.ofMinutes(15));

  /// Every kind of credential, with every kind of last use, to the nanosecond.
  public static final List<RootCredential> CREDENTIALS =
      List.of(
          new RootCredential.ConsolePassword(
              NOON.plusNanos(1), new LastUse.Used(NOON, Optional.empty(), Optional.empty())),
          new RootCredential.ConsolePassword(Instant.EPOCH, new LastUse.NoneRecorded()),
          new RootCredential.AccessKey(
              "AKIAEXAMPLE000000001",
              true,
              NOON.plusMillis(120),
              new LastUse.Used(NOON.plusSeconds(1), Optional.of("s3"), Optional.of("eu-west-1"))),
          new RootCredential.AccessKey(
              "AKIAEXAMPLE000000002", false, NOON, new LastUse.NotTracked()),
          new RootCredential.SigningCertificate("CERTIFICATEEXAMPLE1", true, NOON),
          new RootCredential.SigningCertificate("CERTIFICATEEXAMPLE2", false, NOON),
          new RootCredential.MfaDevice("arn:aws:iam::111111111111:mfa/Täst ✓", NOON));

  private LedgerSamples() {}

  /// Makes the end of a check with every part filled.
  public static LastCheck check() {
    return new LastCheck(
        NOON.plusNanos(123_456_789),
        CheckEnding.HELD,
        "Held RECENTLY_USED drift=false [ACCESS_KEY/AKIAEXAMPLE000000001]",
        Optional.of(new RootPosture(ACCOUNT, NOON, CREDENTIALS)),
        Optional.of(Instant.parse("2019-05-05T05:05:05.5Z")),
        Optional.of(NOON.minusSeconds(1)),
        Optional.of(NOON.minusSeconds(3)),
        Optional.of(NOON.minusSeconds(2)),
        List.of(
            new GoneCredential(
                new CredentialRef(CredentialRef.Kind.ACCESS_KEY, "AKIAEXAMPLE000000009"), NOON)),
        Optional.of("paused by somebody"),
        Set.of(new CredentialRef(CredentialRef.Kind.ACCESS_KEY, "AKIAEXAMPLE000000001")));
  }

  /// Makes the end of a check that learned nothing.
  public static LastCheck emptyCheck() {
    return LastCheck.withoutPosture(NOON, CheckEnding.NOT_AUDITABLE, "");
  }

  /// Makes an intent for every kind of credential.
  public static Intent intent(String id) {
    return new Intent(
        id,
        ACCOUNT,
        NOON,
        Optional.of(NOON),
        "event-1",
        "not used for 90 days",
        Set.of("approval-1"),
        CREDENTIALS);
  }

  /// Makes a lease of an hour.
  public static Lease lease(String id, Instant grantedAt) {
    return new Lease(
        id,
        ACCOUNT,
        grantedAt,
        grantedAt.plus(Duration.ofHours(1)),
        "arn:aws:sts::222222222222:assumed-role/Example/somebody",
        "the \"forgotten\" password\n– line two");
  }

  /// Makes an approval that covers every kind of credential.
  public static Approval approval(String id) {
    return new Approval(
        id,
        ACCOUNT,
        "arn:aws:iam::222222222222:user/example",
        "agreed with the owner",
        Set.of(
            new CredentialRef(CredentialRef.Kind.CONSOLE_PASSWORD, NOON.toString()),
            new CredentialRef(CredentialRef.Kind.ACCESS_KEY, "AKIAEXAMPLE000000001"),
            new CredentialRef(CredentialRef.Kind.SIGNING_CERTIFICATE, "CERTIFICATEEXAMPLE1"),
            CredentialRef.mfaDevice("arn:aws:iam::111111111111:mfa/a", NOON)),
        NOON);
  }

  /// Makes a notice with an id of the shape that checks give.
  public static Notice notice(String event) {
    return notice(event, "Held: access key AKIAEXAMPLE000000001.");
  }

  /// Makes a notice that says this.
  public static Notice notice(String event, String headline) {
    return new Notice(
        event + "/111111111111/HELD/ROOT_USE/0",
        Severity.HIGH,
        CheckAlertKind.HELD,
        ACCOUNT,
        NOON.plusNanos(1),
        headline,
        List.of(new Fact("Account", "Example 例 (111111111111)"), new Fact("Cause", "ROOT_USE")),
        List.of("Ask.", "Approve."),
        Optional.of("sweep-1"));
  }

  /// Makes the entry of a check that settled nothing and tells nobody.
  public static CheckRecord entry(LastCheck check) {
    return new CheckRecord(
        ACCOUNT,
        "event-1",
        check,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        List.of());
  }

  /// Makes the same entry with notices.
  public static CheckRecord telling(List<Notice> notices) {
    return new CheckRecord(
        ACCOUNT,
        "event-1",
        check(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        notices);
  }

  /// Makes the entry of a check that settled these deletions at that instant.
  public static CheckRecord settling(
      Instant at, Optional<String> intentId, List<CredentialResult> results) {
    return new CheckRecord(
        ACCOUNT,
        "event-1",
        LastCheck.withoutPosture(at, CheckEnding.REMOVED, "Removed"),
        results,
        intentId,
        Optional.empty(),
        Set.of(),
        List.of());
  }
}
