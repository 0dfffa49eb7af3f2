package dev.rootsweep.core.alert;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.Approval;
import dev.rootsweep.core.model.CheckAlertKind;
import dev.rootsweep.core.model.CredentialRef;
import dev.rootsweep.core.model.Fact;
import dev.rootsweep.core.model.Lease;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.PauseEnd;
import dev.rootsweep.core.settings.Settings;
import dev.rootsweep.core.text.Utc;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Alerts about what the ledger says that people allowed: AWS records no write of a row as a
/// management event, so the first function that acts on such a row makes it known.
///
/// - shape: the id of an alert is made of what the row says, so that several functions that read
///   the row send it once
public final class ConsentAlerts {
  private static final String ASK =
      "Contact the person over a separate channel and ask whether this was them: the name stands in"
          + " a row of the ledger, and AWS does not vouch for it.";

  private final Settings settings;
  private final RootsweepCommands commands;

  public ConsentAlerts(Settings settings) {
    this.settings = settings;
    this.commands = RootsweepCommands.of(settings);
  }

  /// Makes the alert about an approval.
  public Notice approved(Approval approval, Instant now) {
    String covers =
        approval.covers().stream()
            .map(CredentialRef::words)
            .sorted()
            .collect(Collectors.joining(", "));
    return alert(
        id(
            "approval",
            approval.id(),
            approval.account(),
            approval.by(),
            covers,
            approval.grantedAt()),
        CheckAlertKind.APPROVED,
        approval.account(),
        now,
        "The removal of root credentials from account %s was approved."
            .formatted(approval.account()),
        Stream.of(
            new Fact("Approved", by(approval.by(), approval.grantedAt())),
            new Fact("Reason", approval.reason()),
            new Fact("Covers", covers)),
        ASK,
        pause());
  }

  /// Makes the alert about a recovery lease.
  public Notice allowed(Lease lease, Instant now) {
    return alert(
        id(
            "lease",
            lease.id(),
            lease.account(),
            lease.requester(),
            lease.grantedAt(),
            lease.endsAt()),
        CheckAlertKind.RECOVERY_ALLOWED,
        lease.account(),
        now,
        "Root password recovery was allowed in account %s until %s: alerts about it are rated lower."
            .formatted(lease.account(), Utc.seconds(lease.endsAt())),
        Stream.of(
            new Fact("Allowed", by(lease.requester(), lease.grantedAt())),
            new Fact("Reason", lease.reason())),
        ASK,
        "Cut off root if nobody confirms it: sessions last up to 12 h, and a service control policy"
            + " ends them. In the management account: "
            + AwsCommands.cutOffRoot(settings.watch().denyRootPolicy(), lease.account()));
  }

  /// Makes the alert about a pause that has ended.
  public Notice resumed(PauseEnd end, AccountId account, Instant now) {
    return alert(
        id("resume", end.pause(), end.by(), end.at()),
        CheckAlertKind.RESUMED,
        account,
        now,
        "Removals are no longer paused: Rootsweep went on with the root credentials of account %s."
            .formatted(account),
        Stream.of(
            new Fact("Pause", end.pause()),
            new Fact("Ended by", end.by()),
            new Fact("Ended at", end.at())),
        ASK,
        pause());
  }

  /// The id that stands in a row is chosen by its writer: another row of the same id is announced
  /// too.
  private static String id(String kind, Object... parts) {
    String all = Stream.of(parts).map(String::valueOf).collect(Collectors.joining("|"));
    return kind + "/" + UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8));
  }

  private static String by(String who, Instant at) {
    return "by %s, %s".formatted(who, Utc.seconds(at));
  }

  private Notice alert(
      String id,
      CheckAlertKind kind,
      AccountId account,
      Instant now,
      String headline,
      Stream<Fact> facts,
      String ask,
      String ifNobody) {
    return new Notice(
        id,
        kind.severity(),
        kind,
        account,
        now,
        headline,
        Stream.concat(Stream.of(new Fact("Account", account.value())), facts).toList(),
        List.of(ask, ifNobody, writers()),
        Optional.empty());
  }

  private String pause() {
    return "Pause removals if nobody confirms it, in account %s: %s"
        .formatted(settings.hubAccount(), commands.pause("nobody confirms a consent"));
  }

  private String writers() {
    String region = AwsCommands.word(settings.region(), AwsCommands.NO_REGION);
    return "See who may write to the ledger, in account %s: aws dynamodb get-resource-policy --region %s --resource-arn arn:%s:dynamodb:%s:%s:table/%s"
        .formatted(
            settings.hubAccount(),
            region,
            settings.partition(),
            region,
            settings.hubAccount(),
            settings.ledgerTable());
  }
}
