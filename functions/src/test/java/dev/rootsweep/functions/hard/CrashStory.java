package dev.rootsweep.functions.hard;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.rootsweep.core.check.CheckOutcome;
import dev.rootsweep.core.fake.Journal;
import dev.rootsweep.core.fake.WatchedLedger;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.LastCheck;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.Proof;
import dev.rootsweep.core.model.RootPosture;
import dev.rootsweep.core.model.Standing;
import dev.rootsweep.core.port.MessageQueue;
import dev.rootsweep.core.signal.AccountSignal;
import dev.rootsweep.core.signal.CheckDue;
import dev.rootsweep.core.signal.CheckMessage;
import dev.rootsweep.core.signal.DigestDue;
import dev.rootsweep.functions.CheckHandler;
import dev.rootsweep.functions.CheckQueueOutcome;
import dev.rootsweep.functions.KeptAlerts;
import dev.rootsweep.functions.MessageResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One account of a trial: its check dies at one place, and SQS delivers the message again.
///
/// A credential is named as the sandbox names it.
final class CrashStory {
  /// What must not depend on a crash, without what differs from account to account.
  record End(
      Set<String> held,
      Set<String> proven,
      Set<String> posture,
      boolean clean,
      boolean settled,
      Set<String> notices) {}

  private final Trial trial;
  private final Truth truth;
  private final AccountId id;
  private final Journal journal = new Journal();
  private final Set<String> before;
  private final List<CheckOutcome> outcomes = new ArrayList<>();
  private Set<String> goneAtCrash = Set.of();
  private Set<String> intendedAtCrash = Set.of();
  private Set<String> provenAtCrash = Set.of();

  private CrashStory(Trial trial, AccountId id) {
    this.trial = trial;
    this.truth = new Truth(trial);
    this.id = id;
    this.before = held();
  }

  /// Tells what happens to that account; the process dies at that point of its calls to the
  /// outside, each of which has one before its effect and one after it.
  static CrashStory of(Trial trial, CrashScene scene, AccountId id, int point) {
    CheckDue due = scene.set(trial, id);
    CrashStory story = new CrashStory(trial, id);
    story.journal.crashAt(point);
    story.run(due);
    return story;
  }

  private void run(CheckDue due) {
    trial.wire.line((operation, effect) -> journal.call("http " + operation, effect));
    trial.put(due);
    CheckHandler[] process = {process()};
    Instant end = trial.time.now().plus(Duration.ofHours(20));
    while (trial.queue.deliver(end, event -> deliver(process, event))) {
      // The queue counts.
    }
    trial.wire.line((_, effect) -> effect.get());
  }

  private SQSBatchResponse deliver(CheckHandler[] process, SQSEvent event) {
    SQSBatchResponse response = trial.handle(process[0], event);
    if (!journal.isDead()) {
      return response;
    }
    journal.revive();
    goneAtCrash = gone();
    intendedAtCrash = intended();
    provenAtCrash = Set.copyOf(proven());
    process[0] = process();
    return new SQSBatchResponse(
        event.getRecords().stream()
            .map(message -> new BatchItemFailure(message.getMessageId()))
            .toList());
  }

  private CheckHandler process() {
    return new CheckHandler(
        trial.parts(
            new WatchedLedger(journal, trial.ledger),
            new WatchedCheckQueue(),
            new KeptAlerts(
                notice -> journal.run("alert " + notice.id(), () -> trial.tell(notice)))),
        this::hear);
  }

  /// What a dead process would have answered was never heard.
  private void hear(MessageResult<AccountSignal, CheckQueueOutcome> answer) {
    if (!journal.isDead()) {
      trial.keep(answer);
      if (answer
          instanceof
          MessageResult.Done<?, ?>(_, _, CheckQueueOutcome.Checked(CheckOutcome outcome))) {
        outcomes.add(outcome);
      }
    }
  }

  boolean crashed() {
    return !journal.diedAt().equals("nowhere");
  }

  /// Returns the calls to the outside, of all processes.
  List<String> calls() {
    return journal.calls();
  }

  Set<String> gone() {
    Set<String> gone = new HashSet<>(before);
    gone.removeAll(held());
    return gone;
  }

  Set<String> goneWithoutTraceAtCrash() {
    Set<String> gone = new HashSet<>(goneAtCrash);
    gone.removeAll(intendedAtCrash);
    gone.removeAll(provenAtCrash);
    return gone;
  }

  /// Tells whether the check that found an open intent called the account clean.
  boolean forgot() {
    return !intendedAtCrash.isEmpty()
        && outcomes.stream()
            .filter(outcome -> !(outcome instanceof CheckOutcome.NotReady))
            .findFirst()
            .filter(CheckOutcome.Clean.class::isInstance)
            .isPresent();
  }

  List<Proof> proofs() {
    return trial.ledger.proofs(id);
  }

  /// Returns every credential that a proof calls gone, as often as one does.
  List<String> proven() {
    return truth.proven(id);
  }

  /// Returns the ids of the notices that reached people, as often as they did.
  List<String> notices() {
    return told().map(Notice::id).toList();
  }

  private Stream<Notice> told() {
    return trial.notices.stream().filter(notice -> notice.account().equals(id));
  }

  /// Returns what went without that people were told of it.
  Set<String> untold() {
    String facts = told().flatMap(notice -> notice.facts().stream()).toList().toString();
    return gone().stream().filter(name -> !facts.contains(name)).collect(Collectors.toSet());
  }

  /// Tells whether the process died after a notice went out and before that was written.
  boolean diedBeforeMarking() {
    return journal.diedAt().startsWith("alert") || journal.diedAt().contains("ledger.endTelling");
  }

  End end() {
    Standing standing = trial.ledger.standing(id);
    Optional<RootPosture> posture = standing.last().flatMap(LastCheck::posture);
    return new End(
        shape(held()),
        shape(proven()),
        shape(posture.map(seen -> Truth.names(seen.credentials())).orElse(Set.of())),
        standing.last().flatMap(LastCheck::cleanIn).isPresent(),
        standing.intent().isEmpty()
            && standing.unsent().isEmpty()
            && trial.ledger.allowed(id).approvals().isEmpty()
            && trial.queue.waiting().isEmpty()
            && trial.queue.dead().isEmpty(),
        told().map(notice -> notice.severity() + " " + notice.kind()).collect(Collectors.toSet()));
  }

  private Set<String> shape(Collection<String> texts) {
    return texts.stream()
        .map(text -> text.replace(id.value().substring(6), "#"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<String> held() {
    return truth.held(id);
  }

  private Set<String> intended() {
    return trial.ledger.standing(id).intent().stream()
        .flatMap(intent -> Truth.names(intent.credentials()).stream())
        .collect(Collectors.toSet());
  }

  @Override
  public String toString() {
    return "died at %s; outcomes %s; notices %s; calls %s"
        .formatted(
            journal.diedAt(),
            outcomes.stream().map(CheckOutcome::name).toList(),
            notices(),
            calls());
  }

  private final class WatchedCheckQueue implements MessageQueue<CheckMessage> {
    @Override
    public void send(CheckMessage message, Duration delay) {
      String call = message instanceof DigestDue ? "queue.send digest" : "queue.send";
      journal.run(call, () -> trial.queue.send(message, delay));
    }

    @Override
    public void bury(String message, String reason) {
      journal.run("queue.bury", () -> trial.queue.bury(message, reason));
    }
  }
}
