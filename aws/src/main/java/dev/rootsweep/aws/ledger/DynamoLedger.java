package dev.rootsweep.aws.ledger;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.AlertClaim;
import dev.rootsweep.core.model.Allowed;
import dev.rootsweep.core.model.Approval;
import dev.rootsweep.core.model.BurstEvent;
import dev.rootsweep.core.model.BurstPlace;
import dev.rootsweep.core.model.CheckRecord;
import dev.rootsweep.core.model.KeptAccount;
import dev.rootsweep.core.model.KeptLabel;
import dev.rootsweep.core.model.Lease;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.Pause;
import dev.rootsweep.core.model.PauseEnd;
import dev.rootsweep.core.model.Permit;
import dev.rootsweep.core.model.PermitRequest;
import dev.rootsweep.core.model.Proof;
import dev.rootsweep.core.model.SessionKey;
import dev.rootsweep.core.model.Severity;
import dev.rootsweep.core.model.Standing;
import dev.rootsweep.core.model.TaskPolicy;
import dev.rootsweep.core.model.Unasked;
import dev.rootsweep.core.port.Ledger;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.settings.Retention;
import dev.rootsweep.core.settings.Setting;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The ledger in one DynamoDB table: string keys `pk` and `sk`, TTL attribute `expiresAt`.
///
/// | pk | sk | holds |
/// | --- | --- | --- |
/// | `ACCOUNT#id` | `STATE` | claim, last check, intent: see `StateRow` |
/// | `ACCOUNT#id` | `NOTICE#id` | unsent notices |
/// | `PERMIT#id` | `LEASE#...`, `APPROVAL#...` | what people allow |
/// | `ACCOUNT#id` | `PROOF#instant#owner` | proofs, kept for good |
/// | `SESSION#key id` | `-` | a root session of ours |
/// | `SLOTS#hour`, `NOT_AUDITABLE#reason#hour` | `-` | counters |
/// | `LABEL#id` | `-` | how people know an account, and `at`, when Organizations said so |
/// | others | | the deployment, root activity, alerts, digests: see `FlagRows`, `ActivityRows`, `TellingRows`, `DigestRows` |
public final class DynamoLedger implements Ledger {
  /// CloudTrail's events of a session may come long after it ended, and lie in queues before they
  /// are read.
  private static final Duration SESSION_KEPT = Retention.SESSION_KEYS;

  /// The longest access key id that AWS gives; a longer text would be no key of a row either.
  ///
  /// - source: IAM API reference, AccessKey
  private static final int LONGEST_KEY_ID = 128;

  private final LedgerTable table;
  private final FlagRows flags;
  private final ActivityRows activity;
  private final DigestRows digests;
  private final TellingRows tellings;

  /// Makes the ledger of the table with this name.
  public DynamoLedger(DynamoDbClient dynamo, String table) {
    this.table = new LedgerTable(dynamo, table);
    this.flags = new FlagRows(this.table);
    this.activity = new ActivityRows(this.table);
    this.digests = new DigestRows(this.table);
    this.tellings = new TellingRows(this.table);
  }

  /// A claim on what cannot be read is given back, so that the message delivered again finds the
  /// same failure instead of a claim.
  @Override
  public Optional<Standing> begin(AccountId account, String owner, Instant now, Instant until) {
    Optional<Map<String, AttributeValue>> claimed =
        table.changeIf("claiming " + account, StateRow.claiming(account, owner, now, until));
    try {
      return claimed.map(StateRow::standing);
    } catch (PortFailure failure) {
      giveBack(account, owner, failure);
      throw failure;
    }
  }

  private void giveBack(AccountId account, String owner, PortFailure failure) {
    try {
      release(account, owner);
    } catch (PortFailure another) {
      failure.addSuppressed(another);
    }
  }

  @Override
  public void release(AccountId account, String owner) {
    boolean _ = table.updateIf("releasing " + account, StateRow.freeing(account, owner));
  }

  @Override
  public Standing standing(AccountId account) {
    return table
        .get("reading what is remembered of " + account, StateRow.key(account))
        .map(StateRow::standing)
        .orElseGet(Standing::unknown);
  }

  @Override
  public List<Notice> unsent(AccountId account) {
    return table
        .rows("reading the unsent notices of " + account, Row.partition(account), Row.NOTICE)
        .stream()
        .map(row -> Row.body(row, Notice.class))
        .toList();
  }

  @Override
  public Allowed allowed(AccountId account) {
    return AllowedRows.of(
        table.rows("reading what is allowed in " + account, Row.permits(account)));
  }

  @Override
  public List<Lease> leases(AccountId account) {
    return table.rows("reading the leases on " + account, Row.permits(account), Row.LEASE).stream()
        .map(AllowedRows::lease)
        .toList();
  }

  @Override
  public void issued(AccountId account, TaskPolicy task, SessionKey key) {
    Map<String, AttributeValue> row = new HashMap<>(sessionKey(key.accessKeyId()));
    row.put("account", Row.text(account.value()));
    row.put("task", Row.text(task.policyName()));
    row.put(Row.EXPIRES, Row.expiry(key.expiresAt(), SESSION_KEPT));
    table.put("noting a root session in " + account, row);
  }

  @Override
  public boolean isOurs(String accessKeyId) {
    return accessKeyId.length() <= LONGEST_KEY_ID
        && table.get("looking a root session up", sessionKey(accessKeyId)).isPresent();
  }

  private static Map<String, AttributeValue> sessionKey(String accessKeyId) {
    return Row.key("SESSION#" + accessKeyId, Row.ONLY);
  }

  @Override
  public Permit permit(PermitRequest request) {
    return new PermitRows(table, request).permit();
  }

  @Override
  public void record(CheckRecord entry, String owner) {
    table.write(
        "recording the check of " + entry.account(),
        new Writing(table.name()).ending(entry, owner));
  }

  @Override
  public void sent(AccountId account, String noticeId) {
    table.write(
        "noting that a notice about " + account + " went out",
        new Writing(table.name()).sent(account, noticeId));
  }

  @Override
  public List<Proof> proofs(AccountId account) {
    return table
        .rows("reading the proofs of " + account, Row.partition(account), Row.PROOF)
        .stream()
        .map(row -> Row.body(row, Proof.class))
        .toList();
  }

  @Override
  public int countNotAuditable(String reason, Instant hour, AccountId account, int most) {
    return new Places(table, Row.key("NOT_AUDITABLE#" + reason + "#" + hour, Row.ONLY), hour)
        .of("counting the account that cannot be audited, " + account, account.value(), most);
  }

  @Override
  public Optional<Pause> pause() {
    return flags.pause();
  }

  @Override
  public Pause pause(Pause pause) {
    return flags.pause(pause);
  }

  @Override
  public boolean resume(Pause pause, String by, Instant at) {
    return flags.resume(pause, by, at);
  }

  @Override
  public Optional<PauseEnd> endedPause() {
    return flags.endedPause();
  }

  @Override
  public boolean beginSweep(String sweep) {
    return flags.beginSweep(sweep);
  }

  @Override
  public void endSweep(String sweep) {
    flags.endSweep(sweep);
  }

  @Override
  public boolean onlyObserves(Unasked check) {
    return flags.onlyObserves(check);
  }

  @Override
  public void noteRules(Map<Setting, String> rules) {
    flags.noteRules(rules);
  }

  @Override
  public Map<Setting, String> rules() {
    return flags.rules();
  }

  @Override
  public void grant(Lease lease) {
    table.put("granting a lease on " + lease.account(), AccountRows.lease(lease));
  }

  @Override
  public void approve(Approval approval) {
    table.put("approving a removal in " + approval.account(), AccountRows.approval(approval));
  }

  @Override
  public Map<String, AlertClaim> claimTelling(
      String noticeId, Set<String> channels, String owner, Instant now, Instant until) {
    return tellings.claim(noticeId, channels, owner, now, until);
  }

  @Override
  public void endTelling(
      String noticeId, String owner, Set<String> told, Set<String> untold, Instant at) {
    tellings.end(noticeId, owner, told, untold, at);
  }

  @Override
  public Optional<String> digest(String sweep, Instant now) {
    return digests.open(sweep, now);
  }

  @Override
  public String beginDigest(String sweep, String digest, Instant now, Instant until) {
    return digests.open(sweep, digest, now, until);
  }

  @Override
  public boolean collect(String digest, Notice notice, Instant now) {
    return digests.collect(digest, notice, now);
  }

  @Override
  public List<Notice> closeDigest(String digest, Instant now) {
    return digests.close(digest, now);
  }

  @Override
  public BurstPlace join(String burst, BurstEvent event, Instant now, Instant end) {
    return activity.join(burst, event, now, end);
  }

  @Override
  public Optional<BurstPlace> placed(String eventId) {
    return activity.placed(eventId);
  }

  @Override
  public List<BurstEvent> closeBurst(String burst, String lead, Instant now) {
    return activity.close(burst, lead, now);
  }

  @Override
  public int variant(String group, String variant, Instant hour, int most) {
    return activity.variant(group, variant, hour, most);
  }

  @Override
  public void opened(String accessKeyId, String burst, Severity severity, Instant at) {
    activity.opened(accessKeyId, burst, severity, at);
  }

  @Override
  public Optional<String> openedIn(String accessKeyId, Severity severity) {
    return activity.openedIn(accessKeyId, severity);
  }

  @Override
  public List<Instant> failedSignIn(AccountId account, String eventId, Instant at, Duration span) {
    return activity.failedSignIn(account, eventId, at, span);
  }

  @Override
  public void pathSeen(AccountId account, Instant at) {
    activity.pathSeen(account, at);
  }

  @Override
  public Optional<Instant> pathSeen(AccountId account) {
    return activity.pathSeen(account);
  }

  @Override
  public void seen(String what, Instant at, Duration kept) {
    activity.seen(what, at, kept);
  }

  @Override
  public Optional<Instant> seen(String what) {
    return activity.seen(what);
  }

  @Override
  public Map<AccountId, KeptAccount> keptAccounts() {
    return new KeptRows(table).all();
  }

  @Override
  public void label(AccountId account, KeptLabel label) {
    table.put("keeping the name of " + account, AccountRows.label(account, label));
  }

  @Override
  public Optional<KeptLabel> label(AccountId account) {
    return table
        .get("looking the name of " + account + " up", AccountRows.labelKey(account))
        .map(AccountRows::label);
  }
}
