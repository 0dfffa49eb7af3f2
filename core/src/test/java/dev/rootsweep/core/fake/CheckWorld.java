package dev.rootsweep.core.fake;

import dev.rootsweep.core.check.CheckAccount;
import dev.rootsweep.core.check.CheckOutcome;
import dev.rootsweep.core.check.Consent;
import dev.rootsweep.core.check.ListReads;
import dev.rootsweep.core.memory.MemoryLedger;
import dev.rootsweep.core.model.Account;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.AccountState;
import dev.rootsweep.core.model.AlertKind;
import dev.rootsweep.core.model.Approval;
import dev.rootsweep.core.model.CredentialResult;
import dev.rootsweep.core.model.JoinedMethod;
import dev.rootsweep.core.model.Lease;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.Pause;
import dev.rootsweep.core.model.PauseEnd;
import dev.rootsweep.core.model.Proof;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.port.Alerts;
import dev.rootsweep.core.settings.Setting;
import dev.rootsweep.core.settings.Settings;
import dev.rootsweep.core.signal.Cause;
import dev.rootsweep.core.signal.CheckDue;
import dev.rootsweep.core.signal.Listing;
import dev.rootsweep.core.signal.Origin;
import dev.rootsweep.core.sweep.TellDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An organization with one active member, checked by the real use case over fakes.
///
/// - shape: mode enforce; the first sweep, `sweep-0`, is over
public final class CheckWorld {
  public static final AccountId MEMBER = new AccountId("111111111111");
  public static final AccountId MANAGEMENT = new AccountId("999999999999");
  public static final AccountId HUB = new AccountId("888888888888");
  public static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
  public static final Instant JOINED = Instant.parse("2019-01-01T00:00:00Z");

  public final Journal journal = new Journal();
  public final FakeTime time = new FakeTime(START);
  public final FakeRootAccess rootAccess = new FakeRootAccess(journal, time);
  public final FakeDirectory directory = new FakeDirectory(journal);
  public final FakeQueue queue = new FakeQueue(journal);
  public final FakeAlerts alerts = new FakeAlerts(journal);

  /// The ways to people; a test may add another.
  public final List<Alerts> channels = new ArrayList<>(List.of(alerts));

  /// The ledger, read and written behind the journal's back.
  public final MemoryLedger ledger = new MemoryLedger();

  private final WatchedLedger watched = new WatchedLedger(journal, ledger);
  private final AtomicInteger ids = new AtomicInteger();
  private final AtomicInteger events = new AtomicInteger();
  private final Map<Setting, String> settings = new EnumMap<>(Setting.class);

  /// Makes a world in enforce mode whose first sweep is over.
  public CheckWorld() {
    this(true);
  }

  /// Makes a world whose ledger is empty.
  public static CheckWorld neverSwept() {
    return new CheckWorld(false);
  }

  private CheckWorld(boolean swept) {
    if (swept) {
      ledger.beginSweep("sweep-0");
      ledger.endSweep("sweep-0");
    }
    settings.put(Setting.MODE, "enforce");
    settings.put(Setting.MANAGEMENT_ACCOUNT, MANAGEMENT.value());
    settings.put(Setting.HUB_ACCOUNT, HUB.value());
    settings.put(Setting.LEDGER_TABLE, "rootsweep-ledger");
    settings.put(Setting.REGION, "us-east-1");
    put(MEMBER, AccountState.ACTIVE, JOINED);
  }

  /// Changes a setting.
  public void set(Setting setting, String text) {
    settings.put(setting, text);
  }

  /// Puts a member into the organization.
  public void put(AccountId id, AccountState state, Instant joinedAt) {
    directory.put(
        new Account(id, "Account " + id, state, JoinedMethod.CREATED, joinedAt, MANAGEMENT));
  }

  /// Returns the member's root user.
  public FakeRootUser root() {
    return rootAccess.user(MEMBER);
  }

  /// Returns what people were told, and what lies in digests for them.
  public List<Notice> told() {
    Stream<Notice> digested =
        queue.digests().stream()
            .map(sent -> sent.due().digest())
            .distinct()
            .flatMap(digest -> ledger.collected(digest).stream());
    return Stream.concat(alerts.sent().stream(), digested).toList();
  }

  /// Tells the digests that are due.
  public void tellDigests() {
    TellDigest tellDigest =
        new TellDigest(watched, queue, channels, time, this::newId, Settings.of(environment()));
    queue.digests().forEach(sent -> tellDigest.handle(sent.due()));
  }

  /// Returns the kinds of what people were told, and of what lies in digests for them.
  public List<AlertKind> toldKinds() {
    return told().stream().map(Notice::kind).toList();
  }

  /// Checks an account once.
  public CheckOutcome handle(CheckDue due) {
    return useCase().handle(due);
  }

  /// Checks an account once, as far as it is allowed.
  public CheckOutcome handle(CheckDue due, Consent consent) {
    return useCase().handle(due, consent);
  }

  /// Makes a new event's check of the member.
  public CheckDue caused(Cause cause) {
    return caused(cause, MEMBER);
  }

  /// Makes a new event's check of an account.
  public CheckDue caused(Cause cause, AccountId account) {
    return CheckDue.first(account, cause, origin("event-" + events.incrementAndGet()));
  }

  /// Makes a check of the member by a new sweep whose listing is fresh.
  public CheckDue swept() {
    return swept("sweep-" + events.incrementAndGet());
  }

  /// Makes a check of the member by a sweep whose listing is fresh.
  public CheckDue swept(String sweep) {
    return swept(sweep, MEMBER);
  }

  /// Makes a check of an account by a sweep whose listing is fresh.
  public CheckDue swept(String sweep, AccountId account) {
    Listing listing =
        new Listing(sweep, "Account " + account, AccountState.ACTIVE, JOINED, time.now());
    return CheckDue.swept(account, listing, origin(sweep));
  }

  /// Lets the member be verified clean, and forgets the calls that took.
  public void verifyClean() {
    List<RootCredential> held = root().held();
    held.forEach(root()::take);
    handle(swept());
    held.forEach(root()::give);
    journal.clear();
    time.advance(Duration.ofHours(24));
  }

  /// Approves the removal of these credentials of the member now.
  public String approve(RootCredential... credentials) {
    String id = "approval-" + time.now();
    ledger.approve(
        new Approval(
            id,
            MEMBER,
            "arn:aws:iam::888888888888:role/Operator",
            "nobody uses them",
            Arrays.stream(credentials).map(RootCredential::ref).collect(Collectors.toSet()),
            time.now()));
    return id;
  }

  /// Grants a lease on the member from now on.
  public void lease(Duration lasts) {
    Instant now = time.now();
    ledger.grant(
        new Lease(
            "lease-1",
            MEMBER,
            now,
            now.plus(lasts),
            "arn:aws:iam::888888888888:role/Operator",
            "locked bucket"));
  }

  /// Pauses every removal.
  public void pause() {
    ledger.pause(new Pause("arn:aws:iam::888888888888:role/Operator", "audit", time.now()));
  }

  /// Deletes the row of the pause.
  public void deletePause() {
    resume();
    watched.forge(Optional.empty());
  }

  /// Ends the pause, with a row that tells of the end of another one.
  public void resumeAs(PauseEnd other) {
    resume();
    watched.forge(Optional.of(other));
  }

  /// Ends the pause.
  public void resume() {
    ledger.pause().ifPresent(pause -> ledger.resume(pause, "arn:example:bob", time.now()));
  }

  /// Returns what the kept proofs say was removed, oldest first.
  public List<CredentialResult> proven() {
    return ledger.proofs(MEMBER).stream()
        .map(Proof::results)
        .flatMap(List::stream)
        .filter(CredentialResult::gone)
        .toList();
  }

  /// Returns every call that only a check allowed to delete may make.
  public List<String> deletions() {
    return journal.calls().stream()
        .filter(call -> call.contains(" deletion") || call.contains(" delete "))
        .toList();
  }

  private CheckAccount useCase() {
    return new CheckAccount(
        rootAccess,
        directory,
        directory,
        watched,
        watched,
        queue,
        channels,
        time,
        this::newId,
        Settings.of(environment()),
        ListReads.WHEN_DUE);
  }

  private String newId() {
    return "id-" + ids.incrementAndGet();
  }

  /// Returns the settings as an environment.
  public Map<String, String> environment() {
    return settings.entrySet().stream()
        .collect(Collectors.toMap(e -> e.getKey().environmentName(), Map.Entry::getValue));
  }

  private Origin origin(String eventId) {
    return new Origin(eventId, MEMBER, "us-east-1", time.now());
  }
}
