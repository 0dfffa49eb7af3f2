package dev.rootsweep.core.lockout;

import dev.rootsweep.core.policy.Glob;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The texts that match two patterns, as patterns again.
final class GlobMeet {
  /// So many results are enough: more come of patterns that nobody writes.
  private static final int MOST = 200;

  /// Longer patterns are not looked at: AWS has no names of that length, and the search goes as
  /// deep as both are long.
  private static final int LONGEST = 1_000;

  private record Place(int left, int right) {}

  private final List<Integer> left;
  private final List<Integer> right;
  private final Map<Place, Set<List<Integer>>> known = new HashMap<>();
  private boolean whole = true;

  private GlobMeet(Glob left, Glob right) {
    this.left = left.codes();
    this.right = right.codes();
  }

  /// What two patterns have in common; `whole` where nothing was left out.
  record Meeting(Set<Glob> globs, boolean whole) {}

  /// Returns patterns that together match what both of these match.
  static Meeting of(Glob left, Glob right) {
    if (left.codes().size() + right.codes().size() > LONGEST) {
      return new Meeting(Set.of(), false);
    }
    if (differ(left.codes(), right.codes())
        || differ(left.codes().reversed(), right.codes().reversed())) {
      return new Meeting(Set.of(), true);
    }
    if (contains(right, left)) {
      return new Meeting(Set.of(left), true);
    }
    if (contains(left, right)) {
      return new Meeting(Set.of(right), true);
    }
    GlobMeet meet = new GlobMeet(left, right);
    Set<Glob> globs = new LinkedHashSet<>();
    meet.from(0, 0).forEach(codes -> globs.add(Glob.of(codes)));
    return new Meeting(globs, meet.whole);
  }

  /// Tells whether everything that the one matches, the other matches too. Where the one has a `?`,
  /// it does not tell.
  private static boolean contains(Glob one, Glob other) {
    return !one.codes().contains(Glob.ONE) && one.matches(other.filled(Sample.FRESH, Sample.FRESH));
  }

  /// Tells whether two patterns differ in a character before the first place that any text can
  /// fill.
  private static boolean differ(List<Integer> left, List<Integer> right) {
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      int a = left.get(i);
      int b = right.get(i);
      if (a == Glob.ANY || b == Glob.ANY) {
        return false;
      }
      if (a != b && a != Glob.ONE && b != Glob.ONE) {
        return true;
      }
    }
    return false;
  }

  private Set<List<Integer>> from(int l, int r) {
    Place place = new Place(l, r);
    Set<List<Integer>> found = known.get(place);
    if (found == null) {
      found = compute(l, r);
      known.put(place, found);
    }
    return found;
  }

  private Set<List<Integer>> compute(int l, int r) {
    Set<List<Integer>> found = new LinkedHashSet<>();
    if (l == left.size() && r == right.size()) {
      found.add(List.of());
    } else if (is(left, l, Glob.ANY) || is(right, r, Glob.ANY)) {
      anyText(l, r, found);
    } else if (l < left.size() && r < right.size()) {
      oneCharacter(l, r, found);
    }
    return found;
  }

  private void anyText(int l, int r, Set<List<Integer>> found) {
    if (is(left, l, Glob.ANY) && is(right, r, Glob.ANY)) {
      add(Glob.ANY, from(l + 1, r), found);
      add(Glob.ANY, from(l, r + 1), found);
    } else if (is(left, l, Glob.ANY)) {
      addAll(from(l + 1, r), found);
      if (r < right.size()) {
        add(right.get(r), from(l, r + 1), found);
      }
    } else {
      addAll(from(l, r + 1), found);
      if (l < left.size()) {
        add(left.get(l), from(l + 1, r), found);
      }
    }
  }

  private void oneCharacter(int l, int r, Set<List<Integer>> found) {
    int a = left.get(l);
    int b = right.get(r);
    if (a == b || a == Glob.ONE || b == Glob.ONE) {
      add(a == Glob.ONE ? b : a, from(l + 1, r + 1), found);
    }
  }

  private static boolean is(List<Integer> codes, int at, int code) {
    return at < codes.size() && codes.get(at) == code;
  }

  private void add(int code, Set<List<Integer>> rest, Set<List<Integer>> found) {
    for (List<Integer> codes : rest) {
      boolean twice = code == Glob.ANY && is(codes, 0, Glob.ANY);
      addAll(Set.of(twice ? codes : joined(code, codes)), found);
    }
  }

  private void addAll(Set<List<Integer>> more, Set<List<Integer>> found) {
    for (List<Integer> codes : more) {
      if (found.size() >= MOST) {
        whole = false;
        return;
      }
      found.add(codes);
    }
  }

  private static List<Integer> joined(int code, List<Integer> rest) {
    List<Integer> codes = new ArrayList<>(rest.size() + 1);
    codes.add(code);
    codes.addAll(rest);
    return codes;
  }
}
