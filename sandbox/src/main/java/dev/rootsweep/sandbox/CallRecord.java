package dev.rootsweep.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;

/// Every call that reached the sandbox, answered or dropped: in memory, or in a file for runs with
/// more calls than memory should hold. Sums are kept in memory either way.
public final class CallRecord implements AutoCloseable {

  private final AtomicLong position = new AtomicLong();
  private final AtomicLong number = new AtomicLong();
  private final Map<String, Long> operations = new TreeMap<>();
  private final Map<Mishap, Long> mishaps = new EnumMap<>(Mishap.class);
  private final CallStore calls;

  private CallRecord(CallStore calls) {
    this.calls = calls;
  }

  /// A record in memory.
  public static CallRecord inMemory() {
    return new CallRecord(new MemoryCalls());
  }

  /// A record in that file, one JSON object a line, in the order of the answers. What the file held
  /// before is lost.
  public static CallRecord on(Path file) {
    return new CallRecord(new FileCalls(file));
  }

  /// The calls so far, in the order of arrival.
  public List<Call> calls() {
    return calls(_ -> true);
  }

  /// The calls so far that are such, in the order of arrival.
  public List<Call> calls(Predicate<Call> such) {
    List<Call> found = new ArrayList<>();
    forEach(such, found::add);
    found.sort(Comparator.comparing(Call::arrived));
    return List.copyOf(found);
  }

  /// Shows the calls so far that are such, one after the other, in the order of the answers.
  public void forEach(Predicate<Call> such, Consumer<Call> reader) {
    calls.forEach(
        call -> {
          if (such.test(call)) {
            reader.accept(call);
          }
        });
  }

  /// How many calls so far are such; reads them all.
  public long count(Predicate<Call> such) {
    return positions(such, Call::number).length;
  }

  /// How many calls of each operation (`iam:GetUser`) there were so far.
  public Map<String, Long> operations() {
    synchronized (operations) {
      return new TreeMap<>(operations);
    }
  }

  /// How many calls met each mishap so far.
  public Map<Mishap, Long> mishaps() {
    synchronized (operations) {
      return new EnumMap<>(mishaps);
    }
  }

  /// How many calls there were so far.
  public long size() {
    synchronized (operations) {
      return operations.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /// Forgets all calls.
  public void clear() {
    synchronized (operations) {
      calls.clear();
      operations.clear();
      mishaps.clear();
    }
  }

  /// The longest chain of such calls, each of which arrived after the one before was answered.
  public int depth(Predicate<Call> such) {
    Chain chain = new Chain();
    forEach(such, chain::add);
    return chain.length;
  }

  /// The greatest number of such calls that were under way at once.
  public int mostAtOnce(Predicate<Call> such) {
    long[] begins = positions(such, Call::arrived);
    long[] ends = positions(such, Call::answered);
    int ended = 0;
    int most = 0;
    for (int begun = 0; begun < begins.length; begun++) {
      while (ended < ends.length && ends[ended] < begins[begun]) {
        ended++;
      }
      most = Math.max(most, begun + 1 - ended);
    }
    return most;
  }

  /// Ends the record; what is in it can still be read.
  @Override
  public void close() {
    calls.close();
  }

  long arrive() {
    return position.incrementAndGet();
  }

  long next() {
    return number.incrementAndGet();
  }

  /// Keeps a call made from the position at which it is answered.
  void answer(LongFunction<Call> made) {
    synchronized (operations) {
      Call call = made.apply(position.incrementAndGet());
      operations.merge(call.service() + ":" + call.operation(), 1L, Long::sum);
      call.mishap().ifPresent(mishap -> mishaps.merge(mishap, 1L, Long::sum));
      calls.add(call);
    }
  }

  private long[] positions(Predicate<Call> such, ToLongFunction<Call> which) {
    LongStream.Builder found = LongStream.builder();
    forEach(such, call -> found.add(which.applyAsLong(call)));
    return found.build().sorted().toArray();
  }

  /// The longest chain of calls that come in the order of their answers.
  private static final class Chain {

    private int length;
    private long end = Long.MIN_VALUE;

    void add(Call call) {
      if (call.arrived() > end) {
        length++;
        end = call.answered();
      }
    }
  }
}
