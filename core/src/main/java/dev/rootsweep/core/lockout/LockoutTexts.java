package dev.rootsweep.core.lockout;

import dev.rootsweep.core.policy.Comparison;
import dev.rootsweep.core.policy.Condition;
import dev.rootsweep.core.policy.ConditionMatcher;
import dev.rootsweep.core.policy.Operator;
import dev.rootsweep.core.policy.Statement;
import dev.rootsweep.core.text.Texts;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What a statement does, in words.
final class LockoutTexts {
  /// So many values of a list are written out.
  private static final int SHOWN = 3;

  private LockoutTexts() {}

  /// Says which calls a statement denies, as in "Statement X denies PutBucketPolicy ...".
  static String denies(Denial denial) {
    String calls =
        denial.ways().stream().sorted().map(Way::call).collect(Collectors.joining(" and "));
    return title(denial) + " denies " + calls + by(denial) + where(denial) + ".";
  }

  private static String title(Denial denial) {
    return denial.statement().sid().isPresent()
        ? "Statement " + Texts.shown(denial.name())
        : "Statement number " + denial.name() + " (from 0)";
  }

  private static String by(Denial denial) {
    if (!(denial.statement() instanceof Statement statement)) {
      return "";
    }
    List<String> names =
        statement.principals().entries().stream().map(entry -> entry.value()).toList();
    if (statement.principals().inverted()) {
      return " to everybody but " + list(names, " and ");
    }
    return names.contains("*") ? " to everybody" : " to " + list(names, " and ");
  }

  private static String where(Denial denial) {
    String conditions =
        denial.conditions().stream()
            .map(LockoutTexts::condition)
            .collect(Collectors.joining(" and "));
    return conditions.isEmpty() ? "" : " where " + conditions;
  }

  private static String condition(ConditionMatcher matcher) {
    Condition condition = matcher.condition();
    if (matcher.operator().isEmpty()) {
      return condition.operator() + " " + condition.key();
    }
    Operator operator = matcher.operator().get();
    String key = Texts.shown(condition.key());
    if (operator.comparison() == Comparison.NULL) {
      return key + (condition.values().contains("true") ? " is absent" : " is present");
    }
    String compared =
        key
            + (operator.negated() ? " is not " : " is ")
            + word(operator.comparison())
            + list(condition.values(), " or ");
    boolean absentToo =
        operator.ifExists()
            || (operator.negated() && operator.quantifier() == Operator.Quantifier.NONE)
            || operator.quantifier() == Operator.Quantifier.FOR_ALL_VALUES;
    return absentToo ? compared + " (or is absent)" : compared;
  }

  private static String word(Comparison comparison) {
    return switch (comparison) {
      case STRING_EQUALS, STRING_EQUALS_IGNORE_CASE, BOOL, NULL, BINARY_EQUALS -> "";
      case STRING_LIKE, ARN -> "like ";
      case IP_ADDRESS -> "in ";
      case NUMERIC_EQUALS, DATE_EQUALS -> "equal to ";
      case NUMERIC_LESS -> "less than ";
      case NUMERIC_LESS_OR_EQUAL -> "at most ";
      case NUMERIC_GREATER -> "greater than ";
      case NUMERIC_GREATER_OR_EQUAL -> "at least ";
      case DATE_LESS -> "before ";
      case DATE_LESS_OR_EQUAL -> "not after ";
      case DATE_GREATER -> "after ";
      case DATE_GREATER_OR_EQUAL -> "not before ";
    };
  }

  private static String list(List<String> values, String last) {
    String shown = values.stream().limit(SHOWN).map(Texts::shown).collect(Collectors.joining(last));
    int more = values.size() - SHOWN;
    return more > 0 ? shown + last + more + " more" : shown;
  }

  /// Says why nobody can meet a condition, where that is a common mistake.
  static List<String> hints(Denial denial) {
    Set<String> hints = new LinkedHashSet<>();
    for (ConditionMatcher matcher : denial.conditions()) {
      Condition condition = matcher.condition();
      if (KeyKind.of(condition.key()) == KeyKind.ABSENT) {
        hints.add("Calls that change the policy never carry " + condition.key() + ".");
      }
      matcher.operator().ifPresent(operator -> hints.addAll(hints(operator, condition)));
    }
    return List.copyOf(hints);
  }

  private static List<String> hints(Operator operator, Condition condition) {
    List<String> hints = new ArrayList<>();
    boolean literal = operator.comparison() == Comparison.STRING_EQUALS;
    if (literal && condition.values().stream().anyMatch(value -> value.contains("*"))) {
      hints.add(condition.operator() + " takes * as it is written, not as any text.");
    }
    boolean session =
        condition.normalKey().equals("aws:principalarn")
            && condition.values().stream().anyMatch(value -> value.contains(":assumed-role/"));
    if (session) {
      hints.add("aws:PrincipalArn of a role session is the ARN of the role, not of the session.");
    }
    if (literal && condition.normalKey().equals("aws:sourceip")) {
      hints.add(condition.operator() + " compares the text of an address, not a range.");
    }
    return hints;
  }

  /// Says what of a statement is not known.
  static List<String> doubts(Denial denial, Set<String> untold) {
    Set<String> doubts = new LinkedHashSet<>();
    denial.doubts().forEach(doubt -> doubts.add(title(denial) + ": " + doubt + "."));
    for (ConditionMatcher matcher : denial.conditions()) {
      for (String key : matcher.keys()) {
        String name = key.equals(matcher.condition().normalKey()) ? matcher.condition().key() : key;
        if (KeyKind.of(key) == KeyKind.UNKNOWN) {
          doubts.add(title(denial) + ": the condition key " + name + " is not known here.");
        } else if (untold.contains(key)) {
          doubts.add(title(denial) + ": it depends on " + name + given(key));
        }
      }
    }
    return List.copyOf(doubts);
  }

  /// Says whether a person can give a value, and how.
  private static String given(String key) {
    return switch (key) {
      case "aws:principalorgid", "aws:resourceorgid" ->
          ", whose value was not given: give --organization o-...";
      case "aws:principalorgpaths", "aws:resourceorgpaths" ->
          ", whose value cannot be given; --organization o-... can be enough.";
      default -> ", whose value cannot be given.";
    };
  }

  /// Says what the caller of a way that is left needs.
  static List<String> needs(List<Choice> choices) {
    return choices.stream()
        .flatMap(choice -> choice.needs().stream())
        .map(need -> need.replace(Sample.FRESH, "").replace(Sample.OTHER, ""))
        .distinct()
        .toList();
  }
}
