package dev.rootsweep.core.fake;

import dev.rootsweep.core.port.PortFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Every call to the outside in the order it was made, and the place where calls are made to fail.
///
/// - shape: a call is written as its account, its operation and what it concerned, parted by spaces
public final class Journal {
  private static final int NEVER = 0;
  private static final String NO_CALL = "";

  /// Calls that fail: those that fit, after `skipped` of them, `times` times.
  private static final class Refusal {
    private final Predicate<String> fits;
    private final PortFailure.Kind kind;
    private int skipped;
    private int times;

    private Refusal(Predicate<String> fits, PortFailure.Kind kind, int skipped, int times) {
      this.fits = fits;
      this.kind = kind;
      this.skipped = skipped;
      this.times = times;
    }

    private boolean refuses(String call) {
      if (!fits.test(call) || times == 0) {
        return false;
      }
      if (skipped > 0) {
        skipped--;
        return false;
      }
      times--;
      return true;
    }
  }

  /// What happens once, right after the effect of the first call that fits.
  private record Happening(Predicate<String> fits, Runnable event) {}

  private final List<Happening> happenings = new ArrayList<>();
  private final List<String> calls = new ArrayList<>();
  private final List<Refusal> refusals = new ArrayList<>();
  private int points;
  private int crashPoint = NEVER;
  private String crashCall = NO_CALL;
  private boolean dead;
  private String diedAt = "nowhere";

  /// Makes a call: a crash may come before its effect or after it, a refusal before it.
  public <T> T call(String line, Supplier<T> effect) {
    begin(line);
    T answer = effect.get();
    happen(line);
    point(line);
    return answer;
  }

  /// Makes a call without an answer.
  public void run(String line, Runnable effect) {
    begin(line);
    effect.run();
    happen(line);
    point(line);
  }

  /// Does something once, right after the next call that begins with `prefix`, before its caller
  /// goes on.
  public void after(String prefix, Runnable event) {
    after(line -> line.startsWith(prefix), event);
  }

  /// Does something once, right after the next call that fits, before its caller goes on.
  public synchronized void after(Predicate<String> fits, Runnable event) {
    happenings.add(new Happening(fits, event));
  }

  /// Forgets what was to happen and has not.
  public synchronized void expectNothing() {
    happenings.clear();
  }

  /// Lets every call that begins with `prefix` fail.
  public synchronized void refuse(String prefix, PortFailure.Kind kind) {
    refuse(prefix, kind, 0, Integer.MAX_VALUE);
  }

  /// Lets `times` calls that begin with `prefix` fail, after the first `skipped` of them.
  public synchronized void refuse(String prefix, PortFailure.Kind kind, int skipped, int times) {
    refusals.add(new Refusal(call -> call.startsWith(prefix), kind, skipped, times));
  }

  /// Lets every call of the ledger fail, whatever it asks.
  public synchronized void silenceLedger(PortFailure.Kind kind) {
    refusals.add(
        new Refusal(
            call -> call.startsWith("ledger.") || call.contains(" ledger."),
            kind,
            0,
            Integer.MAX_VALUE));
  }

  /// Takes every refusal back.
  public synchronized void allowAll() {
    refusals.clear();
  }

  /// Crashes at a point; each call has two, one before its effect and one after it.
  public synchronized void crashAt(int point) {
    points = 0;
    crashPoint = point;
  }

  /// Crashes before the effect of the next call that begins with `prefix`.
  public synchronized void crashAtCall(String prefix) {
    crashCall = prefix;
  }

  /// Brings the process back, which crashes no more.
  public synchronized void revive() {
    dead = false;
    crashPoint = NEVER;
    crashCall = NO_CALL;
  }

  /// Tells whether the process has crashed.
  public synchronized boolean isDead() {
    return dead;
  }

  /// Returns the call at which the process crashed last.
  public synchronized String diedAt() {
    return diedAt;
  }

  /// Returns the calls that were made.
  public synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  /// Returns the calls made whose text holds `part`.
  public List<String> calls(String part) {
    return calls().stream().filter(call -> call.contains(part)).toList();
  }

  /// Returns where the first call stands that begins with `prefix`.
  ///
  /// - errors: `IllegalStateException` when there is none
  public int indexOf(String prefix) {
    List<String> made = calls();
    for (int i = 0; i < made.size(); i++) {
      if (made.get(i).startsWith(prefix)) {
        return i;
      }
    }
    throw new IllegalStateException("no call begins with '" + prefix + "': " + made);
  }

  /// Forgets the calls made so far.
  public synchronized void clear() {
    calls.clear();
  }

  /// What happens may make calls of its own, from other threads too.
  private void happen(String line) {
    due(line).forEach(happening -> happening.event().run());
  }

  private synchronized List<Happening> due(String line) {
    List<Happening> due = happenings.stream().filter(one -> one.fits().test(line)).toList();
    happenings.removeAll(due);
    return due;
  }

  private synchronized void begin(String line) {
    point(line);
    calls.add(line);
    for (Refusal refusal : refusals) {
      if (refusal.refuses(line)) {
        throw new PortFailure(refusal.kind, line, "refused by the test", null);
      }
    }
  }

  private synchronized void point(String line) {
    if (dead) {
      throw new Crash(line);
    }
    if (++points == crashPoint || isCrashCall(line)) {
      dead = true;
      diedAt = line;
      throw new Crash(line);
    }
  }

  private boolean isCrashCall(String line) {
    return !crashCall.isEmpty() && line.startsWith(crashCall);
  }
}
