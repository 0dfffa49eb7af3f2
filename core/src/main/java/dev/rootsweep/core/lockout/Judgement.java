package dev.rootsweep.core.lockout;

import dev.rootsweep.core.lockout.CallSearch.Result;
import dev.rootsweep.core.lockout.Lockout.WayLeft;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The verdict on a policy in one world, from searches for calls that pass and calls that do not.
final class Judgement {
  /// Of so many statements every combination is looked at.
  private static final int FEW = 8;

  private final List<Denial> denials;
  private final List<Way> ways;
  private final WaySearch search;
  private final Set<String> unsure = new LinkedHashSet<>();

  Judgement(List<Denial> denials, List<Way> ways, WaySearch search) {
    this.denials = denials;
    this.ways = ways;
    this.search = search;
  }

  Lockout verdict() {
    List<WayLeft> left = left(denials);
    if (left.isEmpty()) {
      return unsure.isEmpty() ? locks() : cannotTell();
    }
    List<Denial> biting = denials.stream().filter(this::bites).toList();
    if (!biting.isEmpty()) {
      return new Lockout.Depends(
          names(biting), biting.stream().map(LockoutTexts::denies).toList(), left);
    }
    return unsure.isEmpty()
        ? new Lockout.Fine(ways.stream().map(way -> new WayLeft(way, List.of())).toList())
        : cannotTell();
  }

  private Lockout cannotTell() {
    return new Lockout.CannotTell(List.of(), List.copyOf(unsure));
  }

  private boolean bites(Denial denial) {
    return isFound(search.denied(denial)).isPresent();
  }

  private List<WayLeft> left(List<Denial> present) {
    List<WayLeft> left = new ArrayList<>();
    for (Way way : ways) {
      isFound(search.open(way, present))
          .ifPresent(found -> left.add(new WayLeft(way, LockoutTexts.needs(found.choices()))));
    }
    return left;
  }

  private Optional<Result.Found> isFound(Result result) {
    return switch (result) {
      case Result.Found found -> Optional.of(found);
      case Result.None() -> Optional.empty();
      case Result.Unsure(String why) -> {
        unsure.add(why);
        yield Optional.empty();
      }
    };
  }

  private Lockout locks() {
    List<Denial> parts = statementsThatLock();
    List<Denial> cut = cut(parts);
    if (!unsure.isEmpty()) {
      return cannotTell();
    }
    List<String> why = new ArrayList<>(parts.stream().map(LockoutTexts::denies).toList());
    parts.forEach(part -> why.addAll(LockoutTexts.hints(part)));
    return new Lockout.LocksEveryone(names(parts), names(cut), why);
  }

  /// All statements of all smallest sets that lock: in each such set, every statement is needed.
  private List<Denial> statementsThatLock() {
    List<Denial> found = new ArrayList<>();
    List<Denial> present = new ArrayList<>(denials);
    while (isLocked(present) && unsure.isEmpty()) {
      List<Denial> set = smallest(present);
      found.addAll(set);
      present.removeAll(set);
    }
    if (denials.size() <= FEW) {
      denials.stream()
          .filter(denial -> !found.contains(denial) && isNeededSomewhere(denial))
          .forEach(found::add);
    }
    return denials.stream().filter(found::contains).toList();
  }

  /// Finds a set that locks, of which no statement can be spared: QuickXplain (Junker, AAAI 2004),
  /// which asks few questions where the set is small.
  private List<Denial> smallest(List<Denial> locking) {
    return needed(List.of(), List.of(), locking);
  }

  private List<Denial> needed(List<Denial> base, List<Denial> added, List<Denial> rest) {
    if (!added.isEmpty() && isLocked(base)) {
      return List.of();
    }
    if (rest.size() == 1) {
      return rest;
    }
    List<Denial> first = rest.subList(0, rest.size() / 2);
    List<Denial> second = rest.subList(rest.size() / 2, rest.size());
    List<Denial> ofSecond = needed(joined(base, first), first, second);
    return joined(needed(joined(base, ofSecond), ofSecond, first), ofSecond);
  }

  private static List<Denial> joined(List<Denial> some, List<Denial> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  /// Tells whether some statements leave a way open that this one closes.
  private boolean isNeededSomewhere(Denial denial) {
    for (List<Denial> some : subsets(without(denials, denial))) {
      if (!isLocked(some)) {
        List<Denial> more = new ArrayList<>(some);
        more.add(denial);
        if (isLocked(more)) {
          return true;
        }
      }
    }
    return false;
  }

  /// A smallest set of statements without which a way is open.
  private List<Denial> cut(List<Denial> parts) {
    if (parts.size() <= FEW) {
      return subsets(parts).stream()
          .filter(set -> !isLocked(without(denials, set)))
          .findFirst()
          .orElse(parts);
    }
    List<Denial> cut = new ArrayList<>(parts);
    for (Denial denial : parts) {
      List<Denial> fewer = without(cut, denial);
      if (!isLocked(without(denials, fewer))) {
        cut = fewer;
      }
    }
    return cut;
  }

  private boolean isLocked(List<Denial> present) {
    return ways.stream().noneMatch(way -> isFound(search.any(way, present)).isPresent());
  }

  /// Returns every subset, smaller ones first.
  private static List<List<Denial>> subsets(List<Denial> all) {
    List<List<Denial>> subsets = new ArrayList<>();
    for (int bits = 0; bits < 1 << all.size(); bits++) {
      List<Denial> subset = new ArrayList<>();
      for (int i = 0; i < all.size(); i++) {
        if ((bits >> i & 1) == 1) {
          subset.add(all.get(i));
        }
      }
      subsets.add(subset);
    }
    subsets.sort(Comparator.comparingInt(List::size));
    return subsets;
  }

  private static List<Denial> without(List<Denial> all, Denial one) {
    return without(all, List.of(one));
  }

  private static List<Denial> without(List<Denial> all, List<Denial> some) {
    return all.stream().filter(denial -> !some.contains(denial)).toList();
  }

  private static List<String> names(List<Denial> some) {
    return some.stream().map(Denial::name).toList();
  }
}
