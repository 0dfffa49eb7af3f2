package dev.rootsweep.core.policy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// How each comparison reads values, of policies and of requests.
///
/// - source: IAM User Guide, "IAM JSON policy elements: Condition operators"
public final class Comparisons {
  /// An ARN has six components.
  static final int ARN_PARTS = 6;

  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,30}(?:\\.[0-9]{1,30})?");
  private static final Pattern EPOCH =
      Pattern.compile("(?![0-9]{4}$)[0-9]{1,11}(?:\\.[0-9]{1,9})?");

  private Comparisons() {}

  /// Returns what tells whether a value of a request matches one of a policy; nothing where the
  /// value of the policy does not fit the comparison.
  static Optional<Predicate<String>> of(Comparison comparison, Glob wanted) {
    String text = wanted.toString();
    return switch (comparison) {
      case STRING_EQUALS, BINARY_EQUALS -> Optional.of(text::equals);
      case STRING_EQUALS_IGNORE_CASE -> Optional.of(text::equalsIgnoreCase);
      case STRING_LIKE -> Optional.of(wanted::matches);
      case ARN -> arn(wanted);
      case BOOL, NULL -> truth(text);
      case IP_ADDRESS -> range(text);
      case NUMERIC_EQUALS -> number(text, order -> order == 0);
      case NUMERIC_LESS -> number(text, order -> order < 0);
      case NUMERIC_LESS_OR_EQUAL -> number(text, order -> order <= 0);
      case NUMERIC_GREATER -> number(text, order -> order > 0);
      case NUMERIC_GREATER_OR_EQUAL -> number(text, order -> order >= 0);
      case DATE_EQUALS -> date(text, order -> order == 0);
      case DATE_LESS -> date(text, order -> order < 0);
      case DATE_LESS_OR_EQUAL -> date(text, order -> order <= 0);
      case DATE_GREATER -> date(text, order -> order > 0);
      case DATE_GREATER_OR_EQUAL -> date(text, order -> order >= 0);
    };
  }

  /// Each component is compared with its own: `*` never stands for a colon before the last.
  private static Optional<Predicate<String>> arn(Glob wanted) {
    List<Glob> parts = wanted.split(':', ARN_PARTS);
    return parts.size() == ARN_PARTS
        ? Optional.of(value -> matches(parts, value.split(":", ARN_PARTS)))
        : Optional.empty();
  }

  private static boolean matches(List<Glob> parts, String[] values) {
    for (int i = 0; i < ARN_PARTS; i++) {
      if (values.length < ARN_PARTS || !parts.get(i).matches(values[i])) {
        return false;
      }
    }
    return true;
  }

  private static Optional<Predicate<String>> truth(String wanted) {
    return wanted.toLowerCase(Locale.ROOT).matches("true|false")
        ? Optional.of(wanted::equalsIgnoreCase)
        : Optional.empty();
  }

  private static Optional<Predicate<String>> range(String wanted) {
    return IpRange.of(wanted)
        .map(range -> value -> IpRange.of(value).filter(range::contains).isPresent());
  }

  private static Optional<Predicate<String>> number(String wanted, IntPredicate order) {
    return number(wanted)
        .map(
            limit ->
                value -> number(value).filter(n -> order.test(n.compareTo(limit))).isPresent());
  }

  private static Optional<Predicate<String>> date(String wanted, IntPredicate order) {
    return instant(wanted)
        .map(
            limit ->
                value -> instant(value).filter(i -> order.test(i.compareTo(limit))).isPresent());
  }

  /// Reads a number; nothing where a text is none.
  public static Optional<BigDecimal> number(String text) {
    return NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }

  /// Reads a date in one of the W3C's forms of ISO 8601, or in seconds since 1970; nothing where a
  /// text is neither, or four digits, which can be either.
  public static Optional<Instant> instant(String text) {
    if (EPOCH.matcher(text).matches()) {
      long millis = new BigDecimal(text).movePointRight(3).longValue();
      return Optional.of(Instant.ofEpochMilli(millis));
    }
    try {
      return Optional.of(
          text.contains("T")
              ? OffsetDateTime.parse(text).toInstant()
              : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
