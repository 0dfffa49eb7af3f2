package dev.rootsweep.core.lockout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.policy.Condition;
import dev.rootsweep.core.policy.ConditionMatcher;
import dev.rootsweep.core.policy.Glob;
import dev.rootsweep.core.policy.RequestContext;
import dev.rootsweep.core.policy.Truth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SamplesTest {
  private static final String KEY = "aws:test";
  private static final List<RequestContext> CONTEXTS = List.of(RequestContext.of(Map.of()));
  private static final List<Glob> ANYTHING = List.of(Glob.of("*"));

  private static ConditionMatcher condition(String operator, String... values) {
    return new ConditionMatcher(new Condition(operator, KEY, List.of(values)), true);
  }

  private static Samples.Found of(List<ConditionMatcher> conditions, List<Glob> domain) {
    return Samples.of(conditions, CONTEXTS, domain, _ -> true);
  }

  private static List<Truth> told(List<ConditionMatcher> conditions, String value) {
    RequestContext context = RequestContext.of(Map.of(KEY, value));
    return conditions.stream().map(condition -> condition.holds(context)).toList();
  }

  /// What the conditions say of any of these values, they say of a sample too.
  private static void assertToldBySamples(
      List<ConditionMatcher> conditions, List<Glob> domain, Stream<String> values) {
    Samples.Found found = of(conditions, domain);
    assertTrue(found.whole());
    Set<List<Truth>> told = new HashSet<>();
    found.samples().forEach(sample -> told.add(told(conditions, sample.value())));
    values.forEach(
        value ->
            assertTrue(
                told.contains(told(conditions, value)),
                () -> value + " " + conditions.stream().map(ConditionMatcher::condition).toList()));
  }

  private static void trySome(
      int rounds, List<String> operators, Function<Random, String> made, List<String> values) {
    Random chance = new Random(11);
    for (int round = 0; round < rounds; round++) {
      List<ConditionMatcher> conditions = new ArrayList<>();
      for (int i = 1 + chance.nextInt(3); i > 0; i--) {
        String operator = operators.get(chance.nextInt(operators.size()));
        String[] some =
            Stream.generate(() -> made.apply(chance))
                .limit(1 + chance.nextInt(2))
                .toArray(String[]::new);
        conditions.add(condition(operator, some));
      }
      assertToldBySamples(conditions, ANYTHING, values.stream());
    }
  }

  @Test
  void tellTextsApart() {
    List<String> texts = new ArrayList<>(List.of(""));
    for (int i = 0; texts.get(i).length() < 4; i++) {
      texts.addAll(List.of(texts.get(i) + "a", texts.get(i) + "b", texts.get(i) + "c"));
    }
    trySome(
        300,
        List.of("StringEquals", "StringNotLike", "StringLike", "StringNotEquals"),
        chance ->
            IntStream.range(0, 1 + chance.nextInt(4))
                .mapToObj(_ -> "aab*?".substring(chance.nextInt(5)).substring(0, 1))
                .reduce("", String::concat),
        texts);
  }

  @Test
  void tellCasesApart() {
    List<ConditionMatcher> conditions =
        List.of(
            condition("StringEqualsIgnoreCase", "aB"), condition("StringNotEqualsIgnoreCase", "x"));

    assertToldBySamples(conditions, ANYTHING, Stream.of("aB", "ab", "AB", "Ab", "X", "y"));
  }

  /// The tag `oPS` is in no list of the cases of a text.
  @Test
  void areMissingWhereAKeyIsComparedInTwoWays() {
    assertFalse(
        of(
                List.of(
                    condition("StringNotEqualsIgnoreCase", "Ops"),
                    condition("StringEquals", "Ops", "ops", "OPS")),
                ANYTHING)
            .whole());
    assertFalse(
        of(List.of(condition("NumericEquals", "5"), condition("StringEquals", "5")), ANYTHING)
            .whole());
    assertTrue(
        of(List.of(condition("NumericEquals", "5"), condition("Null", "true")), ANYTHING).whole());
  }

  @Test
  void tellNumbersApart() {
    trySome(
        200,
        List.of(
            "NumericEquals",
            "NumericLessThan",
            "NumericLessThanEquals",
            "NumericGreaterThan",
            "NumericGreaterThanEquals",
            "NumericNotEquals"),
        chance -> List.of("1", "2", "2.5", "3", "-1").get(chance.nextInt(5)),
        List.of("-9", "-1.1", "-1", "0", "1", "1.5", "2", "2.1", "2.5", "2.7", "3", "3.1", "99"));
  }

  @Test
  void tellDatesApart() {
    Instant start = Instant.parse("2026-11-29T00:00:00Z");
    trySome(
        200,
        List.of(
            "DateEquals",
            "DateLessThan",
            "DateLessThanEquals",
            "DateGreaterThan",
            "DateGreaterThanEquals",
            "DateNotEquals"),
        chance -> start.plusSeconds(chance.nextInt(3) * 2L).toString(),
        LongStream.range(-2, 8).mapToObj(second -> start.plusSeconds(second).toString()).toList());
  }

  @Test
  void tellAddressesApart() {
    trySome(
        200,
        List.of("IpAddress", "NotIpAddress"),
        chance ->
            List.of("203.0.113.0/30", "203.0.113.2/31", "203.0.113.3", "0.0.0.0/0", "::/1", "::1")
                .get(chance.nextInt(6)),
        List.of(
            "203.0.112.255",
            "203.0.113.0",
            "203.0.113.2",
            "203.0.113.3",
            "203.0.113.4",
            "::2",
            "0:0:0:0:0:0:0:1",
            "9000::1"));
  }

  @Test
  void showWhatThePolicyNames() {
    List<ConditionMatcher> conditions =
        List.of(condition("StringLike", "a*", "b"), condition("Bool", "True"));

    assertEquals(
        Map.of("a*", "a" + Sample.FRESH, "", "", "b", "b", "True", "true"),
        shown(of(conditions, ANYTHING), sample -> !sample.shown().isEmpty()));
  }

  private static Map<String, String> shown(Samples.Found found, Predicate<Sample> named) {
    Map<String, String> shown = new java.util.HashMap<>(Map.of("", ""));
    found.samples().stream().filter(named).forEach(one -> shown.put(one.shown(), one.value()));
    return shown;
  }

  @Test
  void keepToTheDomain() {
    List<ConditionMatcher> conditions =
        List.of(condition("StringLike", "vpc-1*", "x*"), condition("StringEquals", "y"));

    Samples.Found found =
        Samples.of(
            conditions, CONTEXTS, List.of(Glob.of("vpc-*")), value -> value.startsWith("vpc-"));

    assertEquals(List.of(Glob.of("vpc-*"), Glob.of("vpc-1*")), found.patterns());
    assertTrue(found.samples().stream().allMatch(one -> one.value().startsWith("vpc-")));
    assertEquals(2, found.samples().size());
  }

  @Test
  void sayWhereSomeAreMissing() {
    String[] five =
        IntStream.rangeClosed(1, 500).mapToObj(i -> "a" + i + "*").toArray(String[]::new);
    String[] more =
        IntStream.rangeClosed(1, 501).mapToObj(i -> "a" + i + "*").toArray(String[]::new);
    String[] literals = IntStream.range(0, 19_999).mapToObj(i -> "v" + i).toArray(String[]::new);

    assertTrue(
        of(
                List.of(
                    condition("StringLike", Collections.nCopies(500, "a*").toArray(String[]::new))),
                ANYTHING)
            .whole());
    assertFalse(
        of(List.of(condition("StringLike", five)), ANYTHING).whole(), "501 with the domain");
    assertFalse(of(List.of(condition("StringLike", more)), ANYTHING).whole());
    assertTrue(of(List.of(condition("StringEquals", literals)), ANYTHING).whole());
    assertFalse(
        of(
                List.of(condition("StringEquals", literals), condition("StringEquals", "one more")),
                ANYTHING)
            .whole());
    assertFalse(of(List.of(condition("StringLike", "?".repeat(61))), ANYTHING).whole());
    assertTrue(of(List.of(condition("StringLike", "?".repeat(60))), ANYTHING).whole());
    assertTrue(of(List.of(condition("StringLike", "?".repeat(8) + "*a*b*")), ANYTHING).whole());
    assertFalse(of(List.of(condition("StringLike", "?".repeat(9) + "*a*b*")), ANYTHING).whole());
    assertFalse(
        of(
                List.of(
                    condition("StringLike", "*a*b*c*d*e*f*"),
                    condition("StringLike", "*1*2*3*4*5*6*")),
                ANYTHING)
            .whole());
  }

  @Test
  void takeTheValuesOfVariables() {
    ConditionMatcher own = condition("StringLike", "${aws:username}-*");
    List<RequestContext> contexts = List.of(RequestContext.of(Map.of("aws:username", "kim")));

    Samples.Found found = Samples.of(List.of(own), contexts, ANYTHING, _ -> true);

    assertEquals(List.of(Glob.of("*"), Glob.of("kim-*")), found.patterns());
  }
}
