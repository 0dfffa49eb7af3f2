package dev.rootsweep.core.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.alert.Digests;
import dev.rootsweep.core.alert.OnceOnly;
import dev.rootsweep.core.fake.Crash;
import dev.rootsweep.core.fake.FakeAlerts;
import dev.rootsweep.core.fake.FakeQueue;
import dev.rootsweep.core.fake.FakeTime;
import dev.rootsweep.core.fake.Journal;
import dev.rootsweep.core.fake.WatchedLedger;
import dev.rootsweep.core.memory.MemoryLedger;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.AlertKind;
import dev.rootsweep.core.model.CheckAlertKind;
import dev.rootsweep.core.model.Fact;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.Severity;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.settings.Setting;
import dev.rootsweep.core.settings.Settings;
import dev.rootsweep.core.signal.DigestDue;
import dev.rootsweep.core.signal.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TellDigestTest {
  private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");
  private static final AccountId MANAGEMENT = new AccountId("999999999999");
  private static final Origin ORIGIN = new Origin("sweep-1", MANAGEMENT, "us-east-1", NOON);

  private final Journal journal = new Journal();
  private final FakeTime time = new FakeTime(NOON);
  private final FakeQueue queue = new FakeQueue(journal);
  private final FakeAlerts mail = new FakeAlerts(journal, "mail");
  private final FakeAlerts chat = new FakeAlerts(journal, "chat");
  private final WatchedLedger ledger = new WatchedLedger(journal, new MemoryLedger());
  private final AtomicInteger ids = new AtomicInteger();
  private final Digests digests = new Digests(ledger, queue, time);
  private final TellDigest tellDigest =
      new TellDigest(
          ledger,
          queue,
          List.of(mail, chat),
          time,
          () -> "id-" + ids.incrementAndGet(),
          Settings.of(
              Map.of(
                  Setting.MANAGEMENT_ACCOUNT.environmentName(),
                  MANAGEMENT.value(),
                  Setting.HUB_ACCOUNT.environmentName(),
                  "888888888888")));

  @Test
  void tellsManyAsOne() {
    for (int account = 1; account <= 250; account++) {
      put(account, CheckAlertKind.WOULD_REMOVE, Severity.INFO);
    }
    put(300, CheckAlertKind.HELD, Severity.MEDIUM);
    put(301, CheckAlertKind.REMOVED, Severity.INFO);

    List<DigestOutcome> outcomes = tellAll();

    assertEquals(1, outcomes.size());
    Notice digest = mail.sent().getFirst();
    assertEquals(List.of(digest), mail.sent());
    assertEquals(List.of(digest), chat.sent());
    assertEquals(Severity.MEDIUM, digest.severity());
    assertEquals(MANAGEMENT, digest.account());
    assertEquals(
        "What a sweep did and found: root credentials removed from 1 account, root"
            + " credentials held in 1 account, root credentials that it would remove in 250"
            + " accounts.",
        digest.headline());
    assertEquals(Fact.line("held 300"), digest.facts().get(2));
    assertEquals(
        Fact.line("and 152 more; `rootsweep audit` lists every account"), digest.facts().getLast());
    assertEquals(
        List.of("step of HELD", "step of REMOVED", "step of WOULD_REMOVE"),
        digest.steps().stream().sorted().toList());
  }

  @Test
  void opensAnotherForWhatComesLate() {
    put(1, CheckAlertKind.REMOVED, Severity.INFO);
    time.advance(Duration.ofMinutes(14).minusNanos(1));
    put(2, CheckAlertKind.REMOVED, Severity.INFO);
    time.advance(Duration.ofNanos(1));
    put(3, CheckAlertKind.REMOVED, Severity.INFO);

    tellAll();

    assertEquals(
        List.of(List.of("removed 1", "removed 2"), List.of("removed 3")),
        mail.sent().stream().map(TellDigestTest::lines).toList());
  }

  @Test
  void neverMixesSweeps() {
    put("sweep-1", 1, CheckAlertKind.REMOVED, Severity.INFO);
    put("sweep-2", 2, CheckAlertKind.REMOVED, Severity.INFO);

    tellAll();

    assertEquals(2, mail.sent().size());
  }

  @Test
  void staysSilentWhenAnotherWasOpenedAtTheSameMoment() {
    DigestOutcome outcome = tellDigest.handle(new DigestDue("sweep-1", "nobody's", ORIGIN));

    assertEquals(new DigestOutcome.Empty(), outcome);
    assertEquals(List.of(), mail.sent());
  }

  @Test
  void tellsOnceHoweverOftenItIsDelivered() {
    put(1, CheckAlertKind.REMOVED, Severity.INFO);
    DigestDue due = queue.digests().getFirst().due();

    tellDigest.handle(due);
    time.advance(Duration.ofDays(1));

    assertEquals(new DigestOutcome.Repeated(), tellDigest.handle(due));
    assertEquals(1, mail.sent().size());
  }

  @Test
  void waitsForACopyThatIsTellingIt() {
    put(1, CheckAlertKind.REMOVED, Severity.INFO);
    DigestDue due = queue.digests().getFirst().due();
    journal.crashAtCall("999999999999 alert SWEEP_DIGEST mail");
    assertThrows(Crash.class, () -> tellDigest.handle(due));
    journal.revive();

    DigestOutcome outcome = tellDigest.handle(due);

    Duration minute = Duration.ofSeconds(60);
    assertEquals(new DigestOutcome.Waiting(minute), outcome);
    assertEquals(new FakeQueue.SentDigest(due, minute), queue.digests().getLast());
    assertEquals(List.of(), mail.sent());
  }

  @Test
  void tellsWhatACopyDiedOverOnceItsClaimHasEnded() {
    put(1, CheckAlertKind.REMOVED, Severity.INFO);
    DigestDue due = queue.digests().getFirst().due();
    journal.crashAtCall("999999999999 alert SWEEP_DIGEST mail");
    assertThrows(Crash.class, () -> tellDigest.handle(due));
    journal.revive();
    time.advance(OnceOnly.CLAIM_LASTS);

    DigestOutcome outcome = tellDigest.handle(due);

    assertEquals(mail.sent().stream().map(DigestOutcome.Told::new).toList(), List.of(outcome));
  }

  @Test
  void listsAHundredAccountsWithoutNamingARest() {
    for (int account = 1; account <= 100; account++) {
      put(account, CheckAlertKind.REMOVED, Severity.INFO);
    }

    tellAll();

    List<String> lines = lines(mail.sent().getFirst());
    assertEquals(100, lines.size());
    assertTrue(lines.stream().allMatch(line -> line.startsWith("removed ")), lines::toString);
  }

  @Test
  void namesItsOutcome() {
    DigestOutcome outcome = tellDigest.handle(new DigestDue("sweep-1", "nobody's", ORIGIN));

    assertEquals("Empty", outcome.name());
  }

  @Test
  void triesOnlyTheChannelThatFailed() {
    put(1, CheckAlertKind.REMOVED, Severity.INFO);
    DigestDue due = queue.digests().getFirst().due();
    journal.refuse("999999999999 alert SWEEP_DIGEST mail", PortFailure.Kind.UNAVAILABLE, 0, 1);

    assertThrows(PortFailure.class, () -> tellDigest.handle(due));
    assertEquals(List.of(), mail.sent());
    assertEquals(1, chat.sent().size());
    assertTrue(tellDigest.handle(due) instanceof DigestOutcome.Told);

    assertEquals(1, mail.sent().size());
    assertEquals(1, chat.sent().size());
  }

  /// A process that dies at any of its calls leaves no notice in a digest that nobody will tell.
  @Test
  void losesNothingWhereverAProcessDies() {
    List<String> deaths = new ArrayList<>();
    for (int point = 1; ; point++) {
      TellDigestTest world = new TellDigestTest();
      world.journal.crashAt(point);
      if (!world.diesWithTheFirst()) {
        break;
      }
      deaths.add(world.journal.diedAt());
      world.journal.revive();
      world.put(2, CheckAlertKind.REMOVED, Severity.INFO);
      world.put(1, CheckAlertKind.REMOVED, Severity.INFO);
      world.time.advance(Digests.TOLD_AFTER);
      world.tellAll();

      assertEquals(List.of("removed 1", "removed 2"), world.told(), world.journal.diedAt());
    }
    assertEquals(8, deaths.size(), deaths::toString);
  }

  private boolean diesWithTheFirst() {
    try {
      put(1, CheckAlertKind.REMOVED, Severity.INFO);
      return false;
    } catch (Crash _) {
      return true;
    }
  }

  private List<String> told() {
    return mail.sent().stream().flatMap(one -> lines(one).stream()).distinct().sorted().toList();
  }

  private static List<String> lines(Notice digest) {
    return digest.facts().stream().skip(2).map(Fact::toString).toList();
  }

  private List<DigestOutcome> tellAll() {
    List<DigestOutcome> outcomes = new ArrayList<>();
    queue.digests().forEach(sent -> outcomes.add(tellDigest.handle(sent.due())));
    return outcomes;
  }

  private void put(int account, AlertKind kind, Severity severity) {
    put("sweep-1", account, kind, severity);
  }

  private void put(String sweep, int account, AlertKind kind, Severity severity) {
    String words = kind.name().toLowerCase(Locale.ROOT);
    Notice notice =
        new Notice(
            sweep + "/" + account,
            severity,
            kind,
            new AccountId("%012d".formatted(account)),
            time.now(),
            words + " " + account,
            List.of(),
            List.of("step of " + kind),
            Optional.of(sweep));
    digests.put(sweep, notice, ORIGIN);
  }
}
