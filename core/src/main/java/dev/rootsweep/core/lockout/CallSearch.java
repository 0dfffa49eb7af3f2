package dev.rootsweep.core.lockout;

import dev.rootsweep.core.policy.Caller;
import dev.rootsweep.core.policy.RequestContext;
import dev.rootsweep.core.policy.Truth;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// A search for a call that some parts of statements are met by, or are not.
///
/// It chooses one side of the call after the other, always for the clause that leaves the least
/// choice, and goes back where a clause can no longer be met.
final class CallSearch {
  /// When all searches together have looked at more parts than this, they end without an answer.
  private static final int MOST_LOOKS = 5_000_000;

  /// A part that reads several sides is not looked at in more than so many ways.
  private static final int LARGEST_TABLE = 100_000;

  /// One part, and what must come of it.
  record Literal(Part part, Predicate<Truth> wanted) {}

  /// What a search found.
  sealed interface Result {
    /// A call, by the choices that matter for it.
    record Found(List<Choice> choices) implements Result {}

    /// There is no such call.
    record None() implements Result {}

    /// It is not known whether there is one.
    record Unsure(String why) implements Result {}
  }

  /// What comes of a part, for each choice of the sides that it reads, of which the last varies
  /// fastest.
  private static final class Table {
    private final int[] read;
    private final Truth[] truths;
    private final boolean whole;

    Table(int[] read, Truth[] truths, boolean whole) {
      this.read = read;
      this.truths = truths;
      this.whole = whole;
    }
  }

  /// A literal whose outcomes are known.
  private record Ready(Table table, Predicate<Truth> wanted) {}

  private final Caller nobody;
  private final List<Side> sides;
  private final RequestContext world;
  private final Map<Part, Table> tables = new HashMap<>();
  private final int[] chosen;
  private List<List<Ready>> clauses = List.of();
  private boolean ordinaryOnly;
  private int looks;

  /// Prepares searches among the calls that these sides can make.
  ///
  /// - shape: `nobody`, a caller for parts that read none; `world`, the keys that are the same in
  ///   every call
  CallSearch(Caller nobody, List<Side> sides, RequestContext world) {
    this.nobody = nobody;
    this.sides = List.copyOf(sides);
    this.world = world;
    chosen = new int[sides.size()];
  }

  /// Looks for a call that meets at least one literal of each clause, an ordinary one where so
  /// told.
  Result find(List<List<Literal>> wanted, boolean ordinary) {
    ordinaryOnly = ordinary;
    Arrays.fill(chosen, -1);
    clauses = wanted.stream().map(clause -> clause.stream().map(this::ready).toList()).toList();
    if (search()) {
      return new Result.Found(choices());
    }
    if (looks > MOST_LOOKS) {
      return new Result.Unsure("The policy tells too many calls from each other.");
    }
    return clauses.stream().flatMap(List::stream).allMatch(one -> one.table.whole)
        ? new Result.None()
        : new Result.Unsure("The policy compares a key in too many ways to list its values.");
  }

  /// Tells whether a part that was looked at so far is unknown for some call.
  boolean sawUnknown() {
    return tables.values().stream()
        .anyMatch(table -> Arrays.asList(table.truths).contains(Truth.UNKNOWN));
  }

  private Ready ready(Literal literal) {
    return new Ready(tables.computeIfAbsent(literal.part, this::table), literal.wanted);
  }

  private List<Choice> choices() {
    return IntStream.range(0, chosen.length)
        .filter(side -> chosen[side] >= 0)
        .mapToObj(side -> sides.get(side).choices().get(chosen[side]))
        .toList();
  }

  private boolean search() {
    List<Ready> open = null;
    for (List<Ready> clause : clauses) {
      if (clause.stream().noneMatch(this::isMet)) {
        List<Ready> left = clause.stream().filter(this::canBeMet).toList();
        if (left.isEmpty()) {
          return false;
        }
        open = open == null || left.size() < open.size() ? left : open;
      }
    }
    return open == null || open.stream().anyMatch(this::meet);
  }

  private boolean meet(Ready literal) {
    int[] free = Arrays.stream(literal.table.read).filter(side -> chosen[side] < 0).toArray();
    return meet(literal, free, 0);
  }

  private boolean meet(Ready literal, int[] free, int at) {
    if (at == free.length) {
      return isMet(literal) && search();
    }
    Side side = sides.get(free[at]);
    for (int i = 0; i < side.choices().size() && looks <= MOST_LOOKS; i++) {
      chosen[free[at]] = i;
      if (isAllowed(side, i) && meet(literal, free, at + 1)) {
        return true;
      }
    }
    chosen[free[at]] = -1;
    return false;
  }

  private boolean isAllowed(Side side, int choice) {
    return !ordinaryOnly || side.choices().get(choice).ordinary();
  }

  private boolean isDecided(Ready literal) {
    return Arrays.stream(literal.table.read).allMatch(side -> chosen[side] >= 0);
  }

  private boolean isMet(Ready literal) {
    looks++;
    return isDecided(literal)
        && literal.wanted.test(literal.table.truths[place(literal.table.read)]);
  }

  /// Tells whether choices that are still open could meet a literal, as far as one side tells.
  private boolean canBeMet(Ready literal) {
    if (isDecided(literal)) {
      return false;
    }
    return literal.table.read.length > 1
        || Arrays.stream(literal.table.truths).anyMatch(literal.wanted);
  }

  private int place(int[] read) {
    int place = 0;
    for (int side : read) {
      place = place * sides.get(side).choices().size() + chosen[side];
    }
    return place;
  }

  /// Tries a part in every way that its sides can be.
  private Table table(Part part) {
    int[] read = IntStream.range(0, sides.size()).filter(s -> reads(part, sides.get(s))).toArray();
    boolean whole = Arrays.stream(read).allMatch(side -> sides.get(side).whole());
    long size = 1;
    for (int side : read) {
      size = Math.min(size * sides.get(side).choices().size(), LARGEST_TABLE + 1L);
    }
    if (size > LARGEST_TABLE) {
      return new Table(new int[0], new Truth[] {Truth.UNKNOWN}, false);
    }
    Truth[] truths = new Truth[(int) size];
    for (int place = 0; place < size; place++) {
      truths[place] = truth(part, read, place);
    }
    return new Table(read, truths, whole);
  }

  private static boolean reads(Part part, Side side) {
    return (part.ofCaller() && side.ofCaller())
        || part.keys().stream().anyMatch(side.keys()::contains);
  }

  private Truth truth(Part part, int[] read, int place) {
    RequestContext context = world;
    Caller caller = nobody;
    int rest = place;
    for (int i = read.length - 1; i >= 0; i--) {
      List<Choice> choices = sides.get(read[i]).choices();
      Choice choice = choices.get(rest % choices.size());
      rest /= choices.size();
      context = context.with(choice.context());
      caller = choice.caller().orElse(caller);
    }
    return part.holds(caller, context);
  }
}
