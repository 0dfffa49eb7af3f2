package dev.rootsweep.core.lockout;

import dev.rootsweep.core.policy.Comparison;
import dev.rootsweep.core.policy.Comparisons;
import dev.rootsweep.core.policy.ConditionMatcher;
import dev.rootsweep.core.policy.Glob;
import dev.rootsweep.core.policy.IpRange;
import dev.rootsweep.core.policy.Operator;
import dev.rootsweep.core.policy.RequestContext;
import dev.rootsweep.core.policy.ValueMatcher;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// The values of one key that the conditions of a policy tell from each other.
///
/// Every set of conditions that one value can meet, and no more than that, is met by one of them:
/// of texts the named ones, and of patterns what they and their common parts have in general; of
/// numbers, dates and addresses the ends of the ranges and their neighbours.
final class Samples {
  private static final int MOST = 20_000;

  /// More patterns of one key than these are not compared with each other.
  private static final int MOST_PATTERNS = 500;

  /// Rows of more `?` than these are not told apart.
  private static final int MOST_ONES = 60;

  /// More texts of one pattern than these are not tried.
  private static final int MOST_FILLED = 1_000;

  private final Map<String, Sample> found = new LinkedHashMap<>();
  private final List<ConditionMatcher> conditions;
  private final List<RequestContext> contexts;
  private final Predicate<String> valid;
  private List<Glob> common = List.of();
  private boolean whole = true;

  /// What was found; `patterns`, of which the samples without a name of their own were made;
  /// `whole` where no value is missing.
  record Found(List<Sample> samples, List<Glob> patterns, boolean whole) {}

  private Samples(
      List<ConditionMatcher> conditions, List<RequestContext> contexts, Predicate<String> valid) {
    this.conditions = conditions;
    this.contexts = contexts;
    this.valid = valid;
  }

  /// Finds the values of a key.
  ///
  /// - shape: `conditions`, those about the key; `contexts`, what variables may stand for;
  ///   `domain`, patterns of which every value matches one, the most general first; `valid`, what
  ///   else holds of every value
  static Found of(
      List<ConditionMatcher> conditions,
      List<RequestContext> contexts,
      List<Glob> domain,
      Predicate<String> valid) {
    Samples samples = new Samples(conditions, contexts, valid);
    samples.addPatterns(domain);
    conditions.forEach(samples::addOwn);
    boolean bounded = samples.found.size() <= MOST && Family.of(conditions).size() <= 1;
    return new Found(
        samples.found.values().stream().limit(MOST).toList(),
        samples.common,
        samples.whole && bounded);
  }

  private void addOwn(ConditionMatcher condition) {
    Comparison comparison = condition.operator().map(Operator::comparison).orElse(Comparison.NULL);
    for (Glob value : values(condition)) {
      String text = value.toString();
      switch (comparison) {
        case STRING_EQUALS, BINARY_EQUALS -> add(text, text);
        case STRING_EQUALS_IGNORE_CASE -> addCases(text);
        case STRING_LIKE, ARN -> addLiteral(value);
        case BOOL -> add(text.toLowerCase(Locale.ROOT), text);
        case NULL -> {}
        case IP_ADDRESS -> IpRange.of(text).ifPresent(range -> addEnds(range, text));
        case NUMERIC_EQUALS,
            NUMERIC_LESS,
            NUMERIC_LESS_OR_EQUAL,
            NUMERIC_GREATER,
            NUMERIC_GREATER_OR_EQUAL ->
            Comparisons.number(text).ifPresent(this::addNeighbours);
        case DATE_EQUALS, DATE_LESS, DATE_LESS_OR_EQUAL, DATE_GREATER, DATE_GREATER_OR_EQUAL ->
            Comparisons.instant(text).ifPresent(this::addNeighbours);
      }
    }
  }

  private List<Glob> values(ConditionMatcher condition) {
    if (condition.values().isEmpty()) {
      return List.of();
    }
    ValueMatcher values = condition.values().get();
    Set<Glob> all = new LinkedHashSet<>(values.fixed());
    contexts.forEach(context -> all.addAll(values.resolved(context)));
    return List.copyOf(all);
  }

  private void add(String value, String shown) {
    if (valid.test(value)) {
      found.putIfAbsent(value, new Sample(value, shown));
    }
  }

  private void addLiteral(Glob value) {
    if (value.isLiteral()) {
      add(value.toString(), value.toString());
    }
  }

  /// Values that differ in case alone cannot all be listed beside patterns.
  private void addCases(String text) {
    add(text, text);
    add(text.toLowerCase(Locale.ROOT), text);
    add(text.toUpperCase(Locale.ROOT), text);
    whole &= conditions.stream().allMatch(condition -> patterns(condition).isEmpty());
  }

  private void addEnds(IpRange range, String shown) {
    for (BigInteger end : List.of(range.first(), range.last())) {
      IpRange.text(range.bits(), end).ifPresent(text -> add(text, shown));
    }
    IpRange.text(range.bits(), range.first().subtract(BigInteger.ONE))
        .ifPresent(text -> add(text, ""));
    IpRange.text(range.bits(), range.last().add(BigInteger.ONE)).ifPresent(text -> add(text, ""));
  }

  private void addNeighbours(BigDecimal number) {
    BigDecimal step = BigDecimal.ONE.movePointLeft(Math.max(0, number.scale()));
    BigDecimal half = step.divide(BigDecimal.TWO);
    for (BigDecimal near : List.of(BigDecimal.ZERO, half, half.negate(), step, step.negate())) {
      String text = number.add(near).stripTrailingZeros().toPlainString();
      add(text, text);
    }
  }

  private void addNeighbours(Instant instant) {
    for (long second : List.of(0L, 1L, -1L)) {
      String text = instant.plusSeconds(second).toString();
      add(text, text);
    }
  }

  /// Adds what each pattern, and each common part of patterns of several conditions, has in
  /// general.
  private void addPatterns(List<Glob> domain) {
    Map<Glob, String> pool = new LinkedHashMap<>();
    domain.forEach(glob -> pool.putIfAbsent(glob, pool.isEmpty() ? "" : glob.toString()));
    for (ConditionMatcher condition : conditions) {
      meetAll(pool, patterns(condition));
    }
    common = List.copyOf(pool.keySet());
    List<String> fillings = fillings();
    pool.forEach((glob, shown) -> filled(glob, fillings).forEach(text -> add(text, shown)));
  }

  /// What a `*` can be: a text that is longer than any row of `?`, and where there are such, each
  /// shorter one.
  private List<String> fillings() {
    long most = common.stream().mapToLong(Samples::ones).max().orElse(0);
    int longest = (int) Math.min(most, MOST_ONES);
    whole &= most <= MOST_ONES;
    return IntStream.rangeClosed(most == 0 ? 1 : 0, longest + 1)
        .mapToObj(Sample.FRESH::repeat)
        .toList()
        .reversed();
  }

  /// Returns the texts that a pattern becomes with these in each of its stars, the longest first.
  private List<String> filled(Glob glob, List<String> fillings) {
    List<String> texts = List.of("");
    for (int code : glob.codes()) {
      List<String> ends =
          switch (code) {
            case Glob.ANY -> fillings;
            case Glob.ONE -> List.of(Sample.FRESH);
            default -> List.of(Character.toString(code));
          };
      texts = texts.stream().flatMap(text -> ends.stream().map(text::concat)).toList();
      if (texts.size() > MOST_FILLED) {
        whole = false;
        return List.of(glob.filled(fillings.getFirst(), Sample.FRESH));
      }
    }
    return texts;
  }

  private static long ones(Glob glob) {
    return glob.codes().stream().filter(code -> code == Glob.ONE).count();
  }

  private void meetAll(Map<Glob, String> pool, List<Glob> patterns) {
    if (patterns.size() > MOST_PATTERNS) {
      whole = false;
      return;
    }
    for (Map.Entry<Glob, String> one : List.copyOf(pool.entrySet())) {
      for (Glob pattern : patterns) {
        GlobMeet.Meeting meeting = GlobMeet.of(one.getKey(), pattern);
        whole &= meeting.whole();
        String shown = one.getValue().isEmpty() ? pattern.toString() : one.getValue();
        meeting.globs().forEach(glob -> pool.putIfAbsent(glob, shown));
      }
      if (pool.size() > MOST_PATTERNS) {
        whole = false;
        return;
      }
    }
  }

  private List<Glob> patterns(ConditionMatcher condition) {
    Comparison comparison = condition.operator().map(Operator::comparison).orElse(Comparison.NULL);
    if (comparison != Comparison.STRING_LIKE && comparison != Comparison.ARN) {
      return List.of();
    }
    return new ArrayList<>(values(condition)).stream().filter(glob -> !glob.isLiteral()).toList();
  }
}
