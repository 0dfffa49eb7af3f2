package dev.rootsweep.core.memory;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.AlertClaim;
import dev.rootsweep.core.model.Allowed;
import dev.rootsweep.core.model.Approval;
import dev.rootsweep.core.model.BurstEvent;
import dev.rootsweep.core.model.BurstPlace;
import dev.rootsweep.core.model.CheckRecord;
import dev.rootsweep.core.model.Intent;
import dev.rootsweep.core.model.KeptAccount;
import dev.rootsweep.core.model.KeptLabel;
import dev.rootsweep.core.model.LastCheck;
import dev.rootsweep.core.model.Lease;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.Pause;
import dev.rootsweep.core.model.PauseEnd;
import dev.rootsweep.core.model.Permit;
import dev.rootsweep.core.model.PermitRequest;
import dev.rootsweep.core.model.Proof;
import dev.rootsweep.core.model.RemovalSlot;
import dev.rootsweep.core.model.SessionKey;
import dev.rootsweep.core.model.Severity;
import dev.rootsweep.core.model.Standing;
import dev.rootsweep.core.model.TaskPolicy;
import dev.rootsweep.core.model.Unasked;
import dev.rootsweep.core.port.Ledger;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.settings.Setting;
import dev.rootsweep.core.text.Utc;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A ledger that lives as long as its process.
public final class MemoryLedger implements Ledger {

  /// A claim on an account.
  private record Held(String owner, Instant until) {}

  /// What is kept of one account.
  private static final class Page {
    private Optional<Held> claim = Optional.empty();
    private Optional<LastCheck> last = Optional.empty();
    private Optional<Intent> intent = Optional.empty();
    private final Map<String, Lease> leases = new LinkedHashMap<>();
    private final Map<String, Approval> approvals = new LinkedHashMap<>();
    private final Map<String, Notice> unsent = new LinkedHashMap<>();
    private final List<Proof> proofs = new ArrayList<>();
  }

  private final Map<AccountId, Page> pages = new HashMap<>();
  private final ActivityMemory activity = new ActivityMemory();
  private final DigestMemory digests = new DigestMemory();
  private final Map<AccountId, KeptLabel> labels = new HashMap<>();
  private final Set<String> sessions = new HashSet<>();
  private final Map<Instant, Integer> slots = new HashMap<>();
  private final Map<String, List<AccountId>> notAuditable = new HashMap<>();
  private Map<Setting, String> rules = Map.of();
  private Optional<Pause> pause = Optional.empty();
  private Optional<PauseEnd> endedPause = Optional.empty();
  private final Set<String> observingSweeps = new HashSet<>();
  private boolean sweptOnce;

  @Override
  public synchronized Optional<Standing> begin(
      AccountId account, String owner, Instant now, Instant until) {
    Page page = page(account);
    if (page.claim
        .filter(held -> held.until().isAfter(now) && !held.owner().equals(owner))
        .isPresent()) {
      return Optional.empty();
    }
    page.claim = Optional.of(new Held(owner, until));
    return Optional.of(standing(account));
  }

  @Override
  public synchronized void release(AccountId account, String owner) {
    Page page = page(account);
    page.claim = page.claim.filter(held -> !held.owner().equals(owner));
  }

  @Override
  public synchronized Standing standing(AccountId account) {
    Page page = page(account);
    return new Standing(page.last, page.intent, page.unsent.keySet());
  }

  @Override
  public synchronized List<Notice> unsent(AccountId account) {
    return List.copyOf(page(account).unsent.values());
  }

  @Override
  public synchronized Allowed allowed(AccountId account) {
    Page page = page(account);
    return new Allowed(List.copyOf(page.leases.values()), List.copyOf(page.approvals.values()));
  }

  @Override
  public synchronized List<Lease> leases(AccountId account) {
    return List.copyOf(page(account).leases.values());
  }

  @Override
  public synchronized void issued(AccountId account, TaskPolicy task, SessionKey key) {
    sessions.add(key.accessKeyId());
  }

  @Override
  public synchronized boolean isOurs(String accessKeyId) {
    return sessions.contains(accessKeyId);
  }

  @Override
  public synchronized Permit permit(PermitRequest request) {
    AccountId account = request.intent().account();
    Page page = ownedPage(account, request.owner());
    if (page.claim.filter(held -> held.until().isAfter(request.now())).isEmpty()) {
      throw lost(account);
    }
    if (pause.isPresent()) {
      return new Permit.Paused(pause.get());
    }
    if (request.unasked().filter(this::onlyObserves).isPresent()) {
      return new Permit.OnlyObserves();
    }
    if (!request.slot().map(this::takeSlot).orElse(true)) {
      return new Permit.NoSlot();
    }
    page.intent = Optional.of(request.intent());
    return new Permit.Granted();
  }

  private boolean takeSlot(RemovalSlot slot) {
    int taken = slots.getOrDefault(slot.hour(), 0);
    if (taken >= slot.cap()) {
      return false;
    }
    slots.put(slot.hour(), taken + 1);
    return true;
  }

  @Override
  public synchronized void record(CheckRecord entry, String owner) {
    Page page = ownedPage(entry.account(), owner);
    page.last = Optional.of(entry.check());
    page.intent = entry.intent();
    entry.approvalsUsed().forEach(page.approvals::remove);
    entry.notices().forEach(notice -> page.unsent.put(notice.id(), notice));
    entry.proof().ifPresent(page.proofs::add);
    if (entry.notices().isEmpty()) {
      page.claim = Optional.empty();
    }
  }

  @Override
  public synchronized void sent(AccountId account, String noticeId) {
    page(account).unsent.remove(noticeId);
  }

  @Override
  public synchronized List<Proof> proofs(AccountId account) {
    return List.copyOf(page(account).proofs);
  }

  @Override
  public synchronized int countNotAuditable(
      String reason, Instant hour, AccountId account, int most) {
    List<AccountId> counted = notAuditable.computeIfAbsent(reason + hour, _ -> new ArrayList<>());
    if (!counted.contains(account) && counted.size() < most) {
      counted.add(account);
    }
    return counted.contains(account) ? counted.indexOf(account) + 1 : most + 1;
  }

  @Override
  public synchronized Optional<Pause> pause() {
    return pause;
  }

  @Override
  public synchronized Pause pause(Pause flag) {
    pause = pause.or(() -> Optional.of(flag));
    endedPause = Optional.empty();
    return pause.get();
  }

  @Override
  public synchronized boolean resume(Pause flag, String by, Instant at) {
    if (pause.filter(flag::equals).isEmpty()) {
      return false;
    }
    pause = Optional.empty();
    endedPause = Optional.of(new PauseEnd(flag.words(), by, Utc.seconds(at)));
    return true;
  }

  @Override
  public synchronized Optional<PauseEnd> endedPause() {
    return endedPause;
  }

  @Override
  public synchronized boolean beginSweep(String sweep) {
    if (!sweptOnce) {
      observingSweeps.add(sweep);
    }
    return observingSweeps.contains(sweep);
  }

  @Override
  public synchronized void endSweep(String sweep) {
    sweptOnce = true;
  }

  @Override
  public synchronized boolean onlyObserves(Unasked check) {
    return !sweptOnce || check.sweep().filter(observingSweeps::contains).isPresent();
  }

  @Override
  public synchronized void noteRules(Map<Setting, String> deployed) {
    rules = Map.copyOf(deployed);
  }

  @Override
  public synchronized Map<Setting, String> rules() {
    return rules;
  }

  @Override
  public synchronized void grant(Lease lease) {
    page(lease.account()).leases.put(lease.id(), lease);
  }

  @Override
  public synchronized void approve(Approval approval) {
    page(approval.account()).approvals.put(approval.id(), approval);
  }

  @Override
  public synchronized Map<String, AlertClaim> claimTelling(
      String noticeId, Set<String> channels, String owner, Instant now, Instant until) {
    return activity.claimTelling(noticeId, channels, owner, now, until);
  }

  @Override
  public synchronized void endTelling(
      String noticeId, String owner, Set<String> told, Set<String> untold, Instant at) {
    activity.endTelling(noticeId, owner, told, untold);
  }

  @Override
  public synchronized Optional<String> digest(String sweep, Instant now) {
    return digests.open(sweep, now);
  }

  @Override
  public synchronized String beginDigest(String sweep, String digest, Instant now, Instant until) {
    return digests.open(sweep, digest, now, until);
  }

  @Override
  public synchronized boolean collect(String digest, Notice notice, Instant now) {
    return digests.collect(digest, notice);
  }

  /// Returns what is in a digest so far, and leaves it as it is.
  public synchronized List<Notice> collected(String digest) {
    return digests.collected(digest);
  }

  @Override
  public synchronized List<Notice> closeDigest(String digest, Instant now) {
    return digests.close(digest);
  }

  @Override
  public synchronized BurstPlace join(String burst, BurstEvent event, Instant now, Instant end) {
    return activity.join(burst, event, now, end);
  }

  @Override
  public synchronized Optional<BurstPlace> placed(String eventId) {
    return activity.placed(eventId);
  }

  @Override
  public synchronized List<BurstEvent> closeBurst(String burst, String lead, Instant now) {
    return activity.close(burst, lead);
  }

  @Override
  public synchronized int variant(String group, String variant, Instant hour, int most) {
    return activity.variant(group + " " + hour, variant, most);
  }

  @Override
  public synchronized void opened(String accessKeyId, String burst, Severity severity, Instant at) {
    activity.opened(accessKeyId, burst, severity);
  }

  @Override
  public synchronized Optional<String> openedIn(String accessKeyId, Severity severity) {
    return activity.openedIn(accessKeyId, severity);
  }

  @Override
  public synchronized List<Instant> failedSignIn(
      AccountId account, String eventId, Instant at, Duration span) {
    return activity.failedSignIn(account, eventId, at, span);
  }

  @Override
  public synchronized void pathSeen(AccountId account, Instant at) {
    activity.pathSeen(account, at);
  }

  @Override
  public synchronized Optional<Instant> pathSeen(AccountId account) {
    return activity.pathSeen(account);
  }

  @Override
  public synchronized void seen(String what, Instant at, Duration kept) {
    activity.seen(what, at);
  }

  @Override
  public synchronized Optional<Instant> seen(String what) {
    return activity.seen(what);
  }

  @Override
  public synchronized Map<AccountId, KeptAccount> keptAccounts() {
    Set<AccountId> known = new HashSet<>(pages.keySet());
    known.addAll(activity.paths());
    Map<AccountId, KeptAccount> kept = new HashMap<>();
    known.forEach(account -> kept.put(account, kept(account)));
    return kept;
  }

  private KeptAccount kept(AccountId account) {
    Page page = page(account);
    return new KeptAccount(
        page.last.map(LastCheck::at),
        activity.pathSeen(account),
        page.unsent.values().stream().map(Notice::at).toList());
  }

  @Override
  public synchronized void label(AccountId account, KeptLabel label) {
    labels.put(account, label);
  }

  @Override
  public synchronized Optional<KeptLabel> label(AccountId account) {
    return Optional.ofNullable(labels.get(account));
  }

  private Page page(AccountId account) {
    return pages.computeIfAbsent(account, _ -> new Page());
  }

  private Page ownedPage(AccountId account, String owner) {
    Page page = page(account);
    if (page.claim.filter(held -> held.owner().equals(owner)).isEmpty()) {
      throw lost(account);
    }
    return page;
  }

  private static PortFailure lost(AccountId account) {
    return new PortFailure(
        PortFailure.Kind.CONFLICT,
        "writing the check of " + account,
        "the claim has ended, or another check has taken it over",
        null);
  }
}
