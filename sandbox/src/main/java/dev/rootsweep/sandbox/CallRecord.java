package dev.rootsweep.sandbox;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/// Every call that the sandbox answered, in the order of arrival.
public final class CallRecord {

  private final AtomicLong position = new AtomicLong();
  private final AtomicLong number = new AtomicLong();
  private final List<Call> calls = new ArrayList<>();

  CallRecord() {}

  /// The calls so far.
  public List<Call> calls() {
    return calls(_ -> true);
  }

  /// The calls so far that are such.
  public List<Call> calls(Predicate<Call> such) {
    synchronized (calls) {
      return calls.stream().filter(such).sorted(Comparator.comparing(Call::arrived)).toList();
    }
  }

  /// Forgets all calls.
  public void clear() {
    synchronized (calls) {
      calls.clear();
    }
  }

  /// The longest chain of such calls, each of which arrived after the one before was answered.
  public int depth(Predicate<Call> such) {
    List<Call> byEnd = calls(such).stream().sorted(Comparator.comparing(Call::answered)).toList();
    int depth = 0;
    long end = Long.MIN_VALUE;
    for (Call call : byEnd) {
      if (call.arrived() > end) {
        depth++;
        end = call.answered();
      }
    }
    return depth;
  }

  /// The greatest number of such calls that were under way at once.
  public int mostAtOnce(Predicate<Call> such) {
    List<Call> all = calls(such);
    return all.stream()
        .mapToInt(one -> (int) all.stream().filter(call -> call.during(one.arrived())).count())
        .max()
        .orElse(0);
  }

  long arrive() {
    return position.incrementAndGet();
  }

  long next() {
    return number.incrementAndGet();
  }

  /// Keeps a call made from the position at which it is answered.
  void answer(LongFunction<Call> call) {
    synchronized (calls) {
      calls.add(call.apply(position.incrementAndGet()));
    }
  }
}
