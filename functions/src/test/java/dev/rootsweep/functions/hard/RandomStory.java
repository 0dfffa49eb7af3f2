package dev.rootsweep.functions.hard;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.rootsweep.core.check.CheckOutcome;
import dev.rootsweep.core.fake.Journal;
import dev.rootsweep.core.fake.WatchedLedger;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.signal.AccountSignal;
import dev.rootsweep.core.signal.Cause;
import dev.rootsweep.core.task.Approve;
import dev.rootsweep.core.task.Held;
import dev.rootsweep.functions.CheckHandler;
import dev.rootsweep.functions.CheckQueueOutcome;
import dev.rootsweep.functions.KeptAlerts;
import dev.rootsweep.functions.MessageResult;
import dev.rootsweep.functions.World;
import dev.rootsweep.sandbox.Key;
import dev.rootsweep.sandbox.Mfa;
import dev.rootsweep.sandbox.Password;
import dev.rootsweep.sandbox.RootCredential;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/// One story of a few accounts that chance tells, and what was wrong in it.
final class RandomStory implements AutoCloseable {
  /// What may happen.
  enum Event {
    CREDENTIAL_MADE,
    LAG_CHANGED,
    DELETION_DENIED,
    CALLS_FAIL,
    CALM,
    CHECK_ASKED,
    CHECK_ASKED_TWICE,
    PAUSED,
    RESUMED,
    APPROVED,
    TIME_PASSED,
    CRASHED,
    SUSPENDED,
    OVERTAKEN
  }

  private static final int ACTS = 24;

  /// Where a process may be suspended: right after such a call, none of which changes anything
  /// while another does.
  private static final List<String> CALLS =
      List.of(
          "ledger.begin",
          "AssumeRoot",
          "ListAccessKeys",
          "ledger.allowed",
          "ledger.permit",
          "ledger.issued DELETION",
          "DeactivateMFADevice",
          "ledger.record");

  private static final List<Cause> CAUSES =
      List.of(
          Cause.ROOT_USE,
          Cause.CREATED,
          Cause.JOINED,
          Cause.RECONCILED,
          Cause.ROOT_USE_AGAIN,
          Cause.LEASE_ENDED,
          Cause.APPROVED,
          Cause.REQUESTED);

  private final Crowd crowd = Crowd.of(2, 1);
  private final Trial trial = crowd.trial();
  private final Journal journal = new Journal();
  private final TruthUnderLag truth = new TruthUnderLag(trial);
  private final Map<Event, Integer> events = new EnumMap<>(Event.class);
  private final SplittableRandom dice;
  private final RandomWeather weather;
  private final long seed;
  private int made;

  RandomStory(long seed) {
    this.seed = seed;
    this.dice = new SplittableRandom(seed);
    this.weather = new RandomWeather(trial, crowd.accounts(), dice);
    trial.queue.batch(1);
    trial.wire.line(
        (operation, effect) ->
            journal.call("http " + operation, () -> truth.watch(operation, effect)));
  }

  void run() {
    crowd.accounts().forEach(truth::knows);
    if (dice.nextInt(3) > 0) {
      checkAll();
    }
    for (int act = 0; act < ACTS; act++) {
      act();
      deliver(Duration.ofSeconds(dice.nextInt(60)));
    }
    endCalmly();
  }

  List<String> wrongs() {
    return truth.wrongs();
  }

  Map<Event, Integer> events() {
    return events;
  }

  private void act() {
    switch (dice.nextInt(14)) {
      case 0, 1, 2 -> make();
      case 3, 4, 5 -> disturb(Event.LAG_CHANGED, weather::lag);
      case 6, 7 -> disturb(Event.DELETION_DENIED, weather::deny);
      case 8 -> disturb(Event.CALLS_FAIL, weather::fail);
      case 9 -> disturb(Event.CALM, weather::calm);
      case 10 -> ask();
      case 11 -> pauseOrResume();
      case 12 -> approve();
      default -> pass(Duration.ofSeconds(dice.nextInt(1, 2000)));
    }
  }

  private void disturb(Event event, Runnable change) {
    happened(event);
    change.run();
  }

  private void make() {
    happened(Event.CREDENTIAL_MADE);
    AccountId account = account();
    trial.account(account).add(made(account, trial.time.now().truncatedTo(ChronoUnit.SECONDS)));
    truth.knows(account);
    trial.time.pause(Duration.ofSeconds(dice.nextInt(60)));
    if (dice.nextBoolean()) {
      ask(account, 0);
    }
    ask(account, dice.nextInt(CAUSES.size() + 3));
  }

  /// A password and a virtual device are made again only where there is none.
  private RootCredential made(AccountId account, Instant now) {
    List<RootCredential> once =
        Stream.of(Password.created(now), Mfa.virtual(account.value(), now))
            .map(RootCredential.class::cast)
            .filter(one -> trial.held(account).stream().noneMatch(h -> h.id().equals(one.id())))
            .toList();
    int choice = dice.nextInt(4);
    return choice < once.size()
        ? once.get(choice)
        : Key.active("AKIAMADE%012d".formatted(++made), now);
  }

  private void ask() {
    ask(account(), dice.nextInt(CAUSES.size() + 3));
  }

  private void ask(AccountId account, int cause) {
    String body =
        World.body(
            cause < CAUSES.size() ? trial.due(account, CAUSES.get(cause)) : trial.swept(account));
    trial.queue.put(body);
    if (dice.nextInt(3) == 0) {
      happened(Event.CHECK_ASKED_TWICE);
      trial.queue.put(body);
    } else {
      happened(Event.CHECK_ASKED);
    }
  }

  private void pauseOrResume() {
    if (trial.ledger.pause().isPresent()) {
      happened(Event.RESUMED);
      truth.resume();
    } else {
      happened(Event.PAUSED);
      truth.pause();
    }
  }

  private void approve() {
    happened(Event.APPROVED);
    crowd.accounts().forEach(this::approve);
  }

  private void approve(AccountId account) {
    Held.in(trial.ledger.standing(account)).ifPresent(held -> approve(account, held));
  }

  private void approve(AccountId account, Held held) {
    Approve approve =
        new Approve(trial.ledger, Optional.empty(), trial.time, () -> "approval-" + dice.nextInt());
    truth.approved(held.credentials());
    approve.handle(
        new Approve.Order(account, "alice", "a trial", held.refs(), Trial.HUB, "us-east-1"));
  }

  private void pass(Duration time) {
    happened(Event.TIME_PASSED);
    trial.time.pause(time);
  }

  /// Delivers what is due within that time, at most five messages.
  private void deliver(Duration within) {
    int most = dice.nextInt(6);
    Instant end = trial.time.now().plus(within);
    for (int n = 0; n < most && trial.queue.deliver(end, this::disturbed); n++) {
      // The queue counts.
    }
  }

  /// Lets a process handle a message which may die, or sleep while the world goes on.
  private SQSBatchResponse disturbed(SQSEvent event) {
    switch (dice.nextInt(6)) {
      case 0 -> journal.crashAt(dice.nextInt(1, 80));
      case 1, 2 -> suspend();
      default -> {}
    }
    SQSBatchResponse response = handle(event);
    journal.expectNothing();
    return journal.isDead() ? dead(event) : alive(response);
  }

  private void suspend() {
    String call = CALLS.get(dice.nextInt(CALLS.size()));
    Duration asleep = Duration.ofSeconds(dice.nextBoolean() ? 10 : dice.nextInt(600, 2400));
    boolean paused = dice.nextBoolean();
    journal.after(line -> line.contains(call), () -> sleep(asleep, paused));
  }

  private SQSBatchResponse alive(SQSBatchResponse response) {
    journal.revive();
    return response;
  }

  private SQSBatchResponse dead(SQSEvent event) {
    happened(Event.CRASHED);
    journal.revive();
    return new SQSBatchResponse(
        event.getRecords().stream()
            .map(message -> new BatchItemFailure(message.getMessageId()))
            .toList());
  }

  /// A process is suspended. Somebody may pause removals meanwhile, and another process may take
  /// the account over.
  private void sleep(Duration asleep, boolean paused) {
    happened(Event.SUSPENDED);
    trial.time.pause(asleep);
    if (paused && trial.ledger.pause().isEmpty()) {
      truth.pause();
    }
    if (trial.queue.deliver(trial.time.now(), this::handle)) {
      happened(Event.OVERTAKEN);
    }
  }

  private SQSBatchResponse handle(SQSEvent event) {
    truth.begins();
    try {
      return trial.handle(process(), event);
    } finally {
      truth.ends(crowd.accounts());
    }
  }

  private CheckHandler process() {
    return new CheckHandler(
        trial.parts(
            new WatchedLedger(journal, truth.watched(trial.ledger)),
            trial.queue,
            new KeptAlerts(
                notice -> journal.run("alert " + notice.id(), () -> trial.tell(notice)))),
        this::hear);
  }

  /// What a dead process would have answered was never heard.
  private void hear(MessageResult<AccountSignal, CheckQueueOutcome> answer) {
    if (!journal.isDead()
        && answer
            instanceof
            MessageResult.Done<?, ?>(_, _, CheckQueueOutcome.Checked(CheckOutcome outcome))) {
      trial.keep(answer);
      truth.told(outcome);
    }
  }

  /// Nothing goes wrong any more, and everything is approved: then every account ends clean.
  private void endCalmly() {
    weather.calm();
    truth.resume();
    for (int day = 0; day < 3; day++) {
      trial.time.pause(Duration.ofDays(1));
      crowd.accounts().forEach(this::approve);
      checkAll();
    }
    crowd.accounts().forEach(truth::end);
  }

  private void checkAll() {
    crowd.accounts().forEach(account -> trial.put(trial.due(account, Cause.REQUESTED)));
    Instant end = trial.time.now().plus(Duration.ofHours(12));
    while (trial.queue.deliver(end, this::handle)) {
      // The queue counts.
    }
  }

  private AccountId account() {
    return crowd.accounts().get(dice.nextInt(crowd.accounts().size()));
  }

  private void happened(Event event) {
    events.merge(event, 1, Integer::sum);
  }

  @Override
  public String toString() {
    return "seed " + seed;
  }

  @Override
  public void close() {
    trial.close();
  }
}
