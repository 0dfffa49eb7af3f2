package dev.rootsweep.core.lockout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.lockout.CallSearch.Literal;
import dev.rootsweep.core.lockout.CallSearch.Result;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.policy.Caller;
import dev.rootsweep.core.policy.RequestContext;
import dev.rootsweep.core.policy.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Sides named `a`, `b` and so on, with choices that are numbers.
class CallSearchTest {
  private static final Caller NOBODY = new Caller.Root(new AccountId("111122223333"));
  private static final RequestContext WORLD = RequestContext.of(Map.of());
  private static final Predicate<Truth> HOLDS = truth -> truth == Truth.TRUE;
  private static final Predicate<Truth> FAILS = HOLDS.negate();

  private static Side side(String key, int choices) {
    return new Side(Set.of(key), false, choices(key, choices), true);
  }

  private static List<Choice> choices(String key, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Choice.of(Map.of(key, String.valueOf(i))).needing(key + i))
        .toList();
  }

  private static int number(RequestContext context, String key) {
    return Integer.parseInt(context.values(key).getFirst());
  }

  private static Part is(String key, Predicate<Integer> test) {
    return new Part(Set.of(key), false, (_, context) -> Truth.of(test.test(number(context, key))));
  }

  private static Part are(String one, String other, BiPredicate<Integer, Integer> test) {
    return new Part(
        Set.of(one, other),
        false,
        (_, context) -> Truth.of(test.test(number(context, one), number(context, other))));
  }

  private static List<Literal> clause(Part... parts) {
    return List.of(parts).stream().map(part -> new Literal(part, HOLDS)).toList();
  }

  private static CallSearch among(Side... sides) {
    return new CallSearch(NOBODY, List.of(sides), WORLD, 0);
  }

  private static List<String> needs(Result result) {
    return assertInstanceOf(Result.Found.class, result).choices().stream()
        .flatMap(choice -> choice.needs().stream())
        .toList();
  }

  @Test
  void findsTheFirstChoiceThatMeetsEveryClause() {
    CallSearch search = among(side("a", 5), side("b", 5));

    assertEquals(
        List.of("a3"),
        needs(
            search.find(
                List.of(clause(is("a", a -> a > 1)), clause(is("a", a -> a % 3 == 0))), false)));
    assertEquals(
        List.of("a2", "b4"),
        needs(
            search.find(List.of(clause(is("a", a -> a > 1)), clause(is("b", b -> b > 3))), false)));
  }

  @Test
  void namesNoSideThatDoesNotMatter() {
    CallSearch search = among(side("a", 3), side("b", 3));

    assertEquals(List.of(), needs(search.find(List.of(), false)));
    assertEquals(List.of(), needs(search.find(List.of(clause(is("a", a -> a >= 0))), false)));
    assertEquals(
        List.of("b0"),
        needs(
            new CallSearch(NOBODY, List.of(side("b", 3), side("a", 3)), WORLD, 1)
                .find(List.of(), false)));
  }

  @Test
  void knowsThatThereIsNone() {
    CallSearch search = among(side("a", 3), side("b", 3));

    assertEquals(
        new Result.None(),
        search.find(List.of(clause(is("a", a -> a > 1)), clause(is("a", a -> a < 1))), false));
    assertEquals(new Result.None(), search.find(List.of(clause(is("a", a -> a > 2))), false));
    assertEquals(new Result.None(), search.find(List.of(clause()), false));
    assertEquals(
        new Result.None(),
        search.find(
            List.of(clause(new Part(Set.of(), false, (_, _) -> Truth.FALSE)), clause()), false));
  }

  @Test
  void canBeAskedAgainAfterItFoundNone() {
    CallSearch search = among(side("a", 3));
    search.find(List.of(clause(is("a", a -> a > 2))), false);

    assertEquals(List.of("a2"), needs(search.find(List.of(clause(is("a", a -> a > 1))), false)));
  }

  @Test
  void takesOrdinaryChoicesAlone() {
    List<Choice> choices = new ArrayList<>(choices("a", 2));
    choices.add(Choice.of(Map.of("a", "2")).unusual().needing("a2"));
    CallSearch search = among(new Side(Set.of("a"), false, choices, true));
    List<List<Literal>> wanted = List.of(clause(is("a", a -> a == 2)));

    assertEquals(new Result.None(), search.find(wanted, true));
    assertEquals(List.of("a2"), needs(search.find(wanted, false)));
    CallSearch unusual = among(new Side(Set.of("a"), false, List.of(choices.getLast()), true));
    assertEquals(new Result.None(), unusual.find(List.of(), true));
    assertEquals(List.of(), needs(unusual.find(List.of(), false)));
  }

  @Test
  void comparesSidesWithEachOther() {
    CallSearch search = among(side("a", 4), side("b", 4));
    Part sum = are("a", "b", (a, b) -> a + b == 6);

    assertEquals(List.of("a3", "b3"), needs(search.find(List.of(clause(sum)), false)));
    assertEquals(
        new Result.None(),
        search.find(List.of(clause(sum), clause(are("b", "a", (b, a) -> a + 1 == b))), false));
    assertEquals(
        List.of("a2", "b3"),
        needs(
            search.find(
                List.of(
                    clause(are("a", "b", (a, b) -> a + b == 5)),
                    clause(are("b", "a", (b, a) -> a + 1 == b))),
                false)));
  }

  @Test
  void isUnsureWhereChoicesAreMissing() {
    Side partial = new Side(Set.of("a"), false, choices("a", 3), false);
    CallSearch search = among(partial, side("b", 3));

    assertInstanceOf(Result.Unsure.class, search.find(List.of(clause(is("a", a -> a > 5))), false));
    assertEquals(new Result.None(), search.find(List.of(clause(is("b", b -> b > 5))), false));
    assertEquals(List.of("a1"), needs(search.find(List.of(clause(is("a", a -> a == 1))), false)));
  }

  @Test
  void isUnsureOfAPartThatHasTooManyOutcomes() {
    int side = 317;
    CallSearch search = among(side("a", side), side("b", side));
    Part same = are("a", "b", (a, b) -> a + b < 0);

    assertTrue(side * side > Outcomes.MOST);
    assertInstanceOf(Result.Unsure.class, search.find(List.of(clause(same)), false));
    assertTrue(search.sawUnknown());
    CallSearch smaller = among(side("a", 400), side("b", Outcomes.MOST / 400));
    assertEquals(new Result.None(), smaller.find(List.of(clause(same)), false));
    assertFalse(smaller.sawUnknown());
  }

  @Test
  void readsWhatIsUnknownAsItIsTold() {
    Part unknown =
        new Part(Set.of("a"), false, (_, c) -> number(c, "a") == 1 ? Truth.UNKNOWN : Truth.FALSE);
    CallSearch search = among(side("a", 2));

    assertFalse(search.sawUnknown());
    assertEquals(new Result.None(), search.find(List.of(clause(unknown)), false));
    assertTrue(search.sawUnknown());
    assertEquals(
        List.of("a1"),
        needs(
            search.find(
                List.of(List.of(new Literal(unknown, truth -> truth != Truth.FALSE))), false)));
    assertEquals(
        List.of(), needs(search.find(List.of(List.of(new Literal(unknown, FAILS))), false)));
  }

  @Test
  void asksAboutTheCallerOfAChoice() {
    Caller kim =
        new Caller.User(
            new AccountId("111122223333"), "arn:aws:iam::111122223333:user/kim", "AIDAKIM");
    Side caller =
        new Side(
            Set.of("who"),
            true,
            List.of(
                Choice.of(Map.of("who", "0")).by(NOBODY),
                Choice.of(Map.of("who", "1")).by(kim).needing("kim")),
            true);
    Part isKim = new Part(Set.of(), true, (who, _) -> Truth.of(who.equals(kim)));

    assertEquals(
        List.of("kim"), needs(among(caller, side("a", 2)).find(List.of(clause(isKim)), false)));
    assertEquals(new Result.None(), among(side("a", 2)).find(List.of(clause(isKim)), false));
  }

  /// Pigeons and holes: no search that goes through all of them ends soon.
  @Test
  void endsWithoutAnAnswerWhereThereAreTooManyCalls() {
    int holes = 9;
    List<Side> sides = new ArrayList<>();
    List<List<Literal>> clauses = new ArrayList<>();
    for (int i = 0; i <= holes; i++) {
      sides.add(side("p" + i, holes));
      for (int j = 0; j < i; j++) {
        clauses.add(clause(are("p" + i, "p" + j, (a, b) -> !a.equals(b))));
      }
    }

    assertEquals(
        new Result.Unsure("The policy tells too many calls from each other."),
        new CallSearch(NOBODY, sides, WORLD, 0).find(clauses, false));
  }

  /// A contradiction between two sides is found although many other clauses leave choices.
  @Test
  void goesBackToTheSideThatStandsInTheWay() {
    List<Side> sides = new ArrayList<>(List.of(side("x", 3), side("y", 3)));
    List<List<Literal>> clauses = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String one = "a" + i;
      String other = "b" + i;
      sides.add(side(one, 3));
      sides.add(side(other, 3));
      clauses.add(clause(is(one, a -> a > 0), is(other, b -> b > 1)));
    }
    for (int i = 0; i < 3; i++) {
      int at = i;
      clauses.add(clause(is("x", x -> x != at), is("y", y -> y == at), is("a0", a -> a == 1)));
      clauses.add(clause(is("x", x -> x != at), is("y", y -> y != at), is("a0", a -> a == 1)));
      clauses.add(clause(is("a0", a -> a != 1)));
    }

    assertEquals(new Result.None(), new CallSearch(NOBODY, sides, WORLD, 0).find(clauses, false));
  }

  @Test
  void agreesWithTryingEveryCall() {
    Random chance = new Random(7);
    int found = 0;
    for (int round = 0; round < 3_000; round++) {
      List<List<Literal>> clauses = new ArrayList<>();
      List<Side> sides = List.of(side("a", 3), side("b", 3), side("c", 3), side("d", 2));
      for (int i = 3 + chance.nextInt(9); i > 0; i--) {
        clauses.add(clause(part(chance), part(chance)).subList(0, 1 + chance.nextInt(2)));
      }
      boolean expected = any(clauses);
      Result result = new CallSearch(NOBODY, sides, WORLD, 0).find(clauses, false);
      assertEquals(expected, result instanceof Result.Found);
      assertEquals(!expected, result instanceof Result.None);
      if (result instanceof Result.Found(List<Choice> choices)) {
        found++;
        RequestContext named = WORLD;
        for (Choice choice : choices) {
          named = named.with(choice.context());
        }
        assertTrue(isMet(clauses, full(3, 2).with(named)));
        assertTrue(isMet(clauses, full(0, 0).with(named)));
      }
    }
    assertTrue(found > 500 && found < 2_500, "found " + found);
  }

  private static Part part(Random chance) {
    List<String> keys = List.of("a", "b", "c", "d");
    String one = keys.get(chance.nextInt(4));
    String other = keys.get(chance.nextInt(4));
    int mask = chance.nextInt(1, 8);
    if (chance.nextInt(3) > 0 || one.equals(other)) {
      return is(one, value -> (mask >> value & 1) == 1);
    }
    return are(one, other, (x, y) -> (x + y) % 3 == mask % 3);
  }

  private static RequestContext full(int value, int ofD) {
    int most = Math.min(value, 2);
    return call(most, most, most, Math.min(ofD, 1));
  }

  private static RequestContext call(int a, int b, int c, int d) {
    return RequestContext.of(Map.of("a", "" + a, "b", "" + b, "c", "" + c, "d", "" + d));
  }

  private static boolean any(List<List<Literal>> clauses) {
    for (int i = 0; i < 54; i++) {
      if (isMet(clauses, call(i % 3, i / 3 % 3, i / 9 % 3, i / 27))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isMet(List<List<Literal>> clauses, RequestContext call) {
    return clauses.stream()
        .allMatch(
            clause ->
                clause.stream().anyMatch(one -> one.wanted().test(one.part().holds(NOBODY, call))));
  }
}
