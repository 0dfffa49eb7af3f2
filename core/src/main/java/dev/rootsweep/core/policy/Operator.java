package dev.rootsweep.core.policy;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A condition operator, taken apart.
///
/// - source: IAM User Guide, "IAM JSON policy elements: Condition operators"
public record Operator(
    Quantifier quantifier, Comparison comparison, boolean negated, boolean ifExists) {
  /// Which of the values of a key must match.
  public enum Quantifier {
    /// The key has one value.
    NONE,
    FOR_ANY_VALUE,
    FOR_ALL_VALUES
  }

  private record Base(Comparison comparison, boolean negated) {}

  private static final String IF_EXISTS = "ifexists";
  private static final String ANY = "foranyvalue:";
  private static final String ALL = "forallvalues:";

  private static final Map<String, Base> BASES =
      Map.ofEntries(
          Map.entry("stringequals", new Base(Comparison.STRING_EQUALS, false)),
          Map.entry("stringnotequals", new Base(Comparison.STRING_EQUALS, true)),
          Map.entry(
              "stringequalsignorecase", new Base(Comparison.STRING_EQUALS_IGNORE_CASE, false)),
          Map.entry(
              "stringnotequalsignorecase", new Base(Comparison.STRING_EQUALS_IGNORE_CASE, true)),
          Map.entry("stringlike", new Base(Comparison.STRING_LIKE, false)),
          Map.entry("stringnotlike", new Base(Comparison.STRING_LIKE, true)),
          Map.entry("arnequals", new Base(Comparison.ARN, false)),
          Map.entry("arnlike", new Base(Comparison.ARN, false)),
          Map.entry("arnnotequals", new Base(Comparison.ARN, true)),
          Map.entry("arnnotlike", new Base(Comparison.ARN, true)),
          Map.entry("bool", new Base(Comparison.BOOL, false)),
          Map.entry("null", new Base(Comparison.NULL, false)),
          Map.entry("ipaddress", new Base(Comparison.IP_ADDRESS, false)),
          Map.entry("notipaddress", new Base(Comparison.IP_ADDRESS, true)),
          Map.entry("numericequals", new Base(Comparison.NUMERIC_EQUALS, false)),
          Map.entry("numericnotequals", new Base(Comparison.NUMERIC_EQUALS, true)),
          Map.entry("numericlessthan", new Base(Comparison.NUMERIC_LESS, false)),
          Map.entry("numericlessthanequals", new Base(Comparison.NUMERIC_LESS_OR_EQUAL, false)),
          Map.entry("numericgreaterthan", new Base(Comparison.NUMERIC_GREATER, false)),
          Map.entry(
              "numericgreaterthanequals", new Base(Comparison.NUMERIC_GREATER_OR_EQUAL, false)),
          Map.entry("dateequals", new Base(Comparison.DATE_EQUALS, false)),
          Map.entry("datenotequals", new Base(Comparison.DATE_EQUALS, true)),
          Map.entry("datelessthan", new Base(Comparison.DATE_LESS, false)),
          Map.entry("datelessthanequals", new Base(Comparison.DATE_LESS_OR_EQUAL, false)),
          Map.entry("dategreaterthan", new Base(Comparison.DATE_GREATER, false)),
          Map.entry("dategreaterthanequals", new Base(Comparison.DATE_GREATER_OR_EQUAL, false)),
          Map.entry("binaryequals", new Base(Comparison.BINARY_EQUALS, false)));

  /// Takes a name apart; nothing where AWS documents no such operator.
  public static Optional<Operator> of(String name) {
    String rest = name.toLowerCase(Locale.ROOT);
    Quantifier quantifier = quantifier(rest);
    rest = rest.substring(prefix(quantifier).length());
    boolean ifExists = rest.endsWith(IF_EXISTS);
    Base base = BASES.get(ifExists ? rest.substring(0, rest.length() - IF_EXISTS.length()) : rest);
    if (base == null || (base.comparison == Comparison.NULL && !name.equalsIgnoreCase("null"))) {
      return Optional.empty();
    }
    return Optional.of(new Operator(quantifier, base.comparison, base.negated, ifExists));
  }

  private static Quantifier quantifier(String name) {
    if (name.startsWith(ANY)) {
      return Quantifier.FOR_ANY_VALUE;
    }
    return name.startsWith(ALL) ? Quantifier.FOR_ALL_VALUES : Quantifier.NONE;
  }

  private static String prefix(Quantifier quantifier) {
    return switch (quantifier) {
      case NONE -> "";
      case FOR_ANY_VALUE -> ANY;
      case FOR_ALL_VALUES -> ALL;
    };
  }
}
