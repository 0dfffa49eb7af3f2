package dev.rootsweep.cli.run;

import dev.rootsweep.aws.rate.Concurrency;
import dev.rootsweep.core.check.CheckAccount;
import dev.rootsweep.core.check.CheckOutcome;
import dev.rootsweep.core.check.Consent;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.port.Time;
import dev.rootsweep.core.signal.CheckDue;
import dev.rootsweep.core.signal.CheckMessage;
import dev.rootsweep.core.signal.Origin;
import dev.rootsweep.core.text.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/// One pass over accounts, as many at once as `Concurrency` allows, each on a virtual thread.
///
/// Checks that the queue would deliver again are made again in the same run, a few times and after
/// shorter waits. What still is not done then is said to come again.
final class Run {
  private static final int ROUNDS = 5;
  private static final int SHORTER = 5;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(12);

  private final CheckAccount check;
  private final Function<AccountId, Consent> consent;
  private final LocalMessageQueue<CheckMessage> queue;
  private final Time time;
  private final Stop stop;
  private final Progress progress;
  private final Concurrency concurrency;
  private final Map<AccountId, Chosen> chosen = new ConcurrentHashMap<>();
  private final Map<AccountId, Result> results = new LinkedHashMap<>();

  /// Makes a run; `consent` says what may be done in an account.
  Run(
      CheckAccount check,
      Function<AccountId, Consent> consent,
      LocalMessageQueue<CheckMessage> queue,
      Time time,
      Stop stop,
      Progress progress,
      Concurrency concurrency) {
    this.check = check;
    this.consent = consent;
    this.queue = queue;
    this.time = time;
    this.stop = stop;
    this.progress = progress;
    this.concurrency = concurrency;
  }

  /// Checks the accounts, the first of them while others are still listed; the results stand in
  /// their order. A stop ends the list too.
  List<Result> over(String what, Ahead accounts, Origin origin) {
    stop.whenRequested(accounts::cutShort);
    progress.begin(what, accounts::listed);
    pass(accounts, one -> begin(one, origin), progress::done);
    progress.end();
    for (int round = 0; round < ROUNDS && !stop.isRequested(); round++) {
      again();
    }
    queue.drain(CheckDue.class).forEach(this::leave);
    return List.copyOf(results.values());
  }

  private CheckDue begin(Chosen account, Origin origin) {
    chosen.put(account.id(), account);
    return account.due(origin);
  }

  private void again() {
    List<LocalMessageQueue.Waiting<CheckDue>> waiting = new ArrayList<>();
    for (LocalMessageQueue.Waiting<CheckDue> one : queue.drain(CheckDue.class)) {
      if (chosen(one.message()).pendsActivation()) {
        leave(one);
      } else {
        waiting.add(one);
      }
    }
    if (!waiting.isEmpty()) {
      again(waiting);
    }
  }

  private void again(List<LocalMessageQueue.Waiting<CheckDue>> waiting) {
    Duration wait =
        waiting.stream().map(one -> shortened(one.delay())).max(Duration::compareTo).orElseThrow();
    progress.note(
        "%s not done yet: again in %d s"
            .formatted(
                waiting.size() == 1 ? "1 account is" : waiting.size() + " accounts are",
                wait.toSeconds()));
    stop.pause(wait, time);
    if (stop.isRequested()) {
      waiting.forEach(one -> queue.send(one.message(), one.delay()));
      return;
    }
    pass(waiting, LocalMessageQueue.Waiting::message, () -> {});
  }

  private static Duration shortened(Duration delay) {
    Duration shorter = delay.dividedBy(SHORTER).plusSeconds(1);
    return shorter.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : shorter;
  }

  private <T> void pass(Iterable<T> accounts, Function<T, CheckDue> due, Runnable done) {
    List<Future<Result>> ends = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (T account : accounts) {
        concurrency.acquire();
        CheckDue check = due.apply(account);
        ends.add(threads.submit(() -> placed(check, done)));
      }
    }
    ends.stream()
        .map(Future::resultNow)
        .forEach(end -> results.merge(end.chosen().id(), end, RoundRules::after));
  }

  private Result placed(CheckDue due, Runnable done) {
    try {
      return one(due, done);
    } finally {
      concurrency.release();
    }
  }

  private Result one(CheckDue due, Runnable done) {
    Chosen account = chosen(due);
    if (stop.isRequested()) {
      return new Result.NotStarted(account);
    }
    Result result = checked(account, due);
    done.run();
    return result;
  }

  private Chosen chosen(CheckDue due) {
    Chosen account = chosen.get(due.account());
    if (account == null) {
      throw new IllegalStateException("nobody chose " + due.account());
    }
    return account;
  }

  /// The run goes on whatever happens to one account; no failure passes for an answer.
  private Result checked(Chosen account, CheckDue due) {
    try {
      CheckOutcome outcome = check.handle(due, consent.apply(account.id()));
      return new Result.Checked(account, outcome, false);
    } catch (PortFailure failure) {
      return new Result.Failed(account, failure.told());
    } catch (RuntimeException bug) {
      return new Result.Failed(account, Texts.shown("unforeseen: " + bug));
    }
  }

  /// Says of an account that its check is to be made again, later than this run lasts.
  private void leave(LocalMessageQueue.Waiting<CheckDue> waiting) {
    Chosen account = chosen(waiting.message());
    if (results.get(account.id()) instanceof Result.Checked checked) {
      results.put(account.id(), new Result.Checked(account, checked.outcome(), true));
    }
  }
}
