package dev.rootsweep.core.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Condition operators, as the IAM User Guide describes them ("IAM JSON policy elements: Condition
/// operators", "Single-valued vs. multivalued context keys", "Variables and tags").
class ConditionMatcherTest {

  /// Values of the policy and of the request are separated by blanks; no value is an absent key.
  @ParameterizedTest
  @CsvSource({
    "StringEquals,               a,        a,   TRUE",
    "StringEquals,               a b,      b,   TRUE",
    "StringEquals,               a,        A,   FALSE",
    "StringEquals,               a*,       ab,  FALSE",
    "StringEquals,               a*,       a*,  TRUE",
    "StringEquals,               a,        ,    FALSE",
    "stringequals,               a,        a,   TRUE",
    "StringNotEquals,            a,        b,   TRUE",
    "StringNotEquals,            a b,      b,   FALSE",
    "StringNotEquals,            a,        ,    TRUE",
    "StringEqualsIfExists,       a,        ,    TRUE",
    "StringEqualsIfExists,       a,        b,   FALSE",
    "StringNotEqualsIfExists,    a,        ,    TRUE",
    "StringNotEqualsIfExists,    a,        a,   FALSE",
    "StringEqualsIgnoreCase,     aB,       Ab,  TRUE",
    "StringNotEqualsIgnoreCase,  aB,       Ab,  FALSE",
    "StringLike,                 a*c,      abc, TRUE",
    "StringLike,                 a*c,      ac,  TRUE",
    "StringLike,                 a?c,      ac,  FALSE",
    "StringLike,                 a?c,      abc, TRUE",
    "StringLike,                 *,        ,    FALSE",
    "StringNotLike,              a*,       b,   TRUE",
    "StringNotLike,              a*,       ab,  FALSE",
    "StringNotLike,              a*,       ,    TRUE",
    "Bool,                       true,     true,  TRUE",
    "Bool,                       TRUE,     true,  TRUE",
    "Bool,                       false,    true,  FALSE",
    "Bool,                       false,    ,      FALSE",
    "BoolIfExists,               false,    ,      TRUE",
    "Bool,                       yes,      true,  UNKNOWN",
    "Null,                       true,     ,      TRUE",
    "Null,                       true,     x,     FALSE",
    "Null,                       false,    x,     TRUE",
    "Null,                       false,    ,      FALSE",
    "Null,                       true false, x,   TRUE",
    "NullIfExists,               true,     x,     UNKNOWN",
    "ForAnyValue:Null,           true,     x,     UNKNOWN",
    "NumericEquals,              5,        5.0,   TRUE",
    "NumericNotEquals,           5,        5,     FALSE",
    "NumericNotEquals,           5,        6,     TRUE",
    "NumericLessThan,            5,        4.9,   TRUE",
    "NumericLessThan,            5,        5,     FALSE",
    "NumericLessThanEquals,      5,        5,     TRUE",
    "NumericLessThanEquals,      5,        5.1,   FALSE",
    "NumericGreaterThan,         5,        5,     FALSE",
    "NumericGreaterThan,         -5,       -4,    TRUE",
    "NumericGreaterThanEquals,   5,        5,     TRUE",
    "NumericGreaterThanEquals,   5,        4,     FALSE",
    "NumericLessThan,            5,        x,     FALSE",
    "NumericLessThan,            x,        5,     UNKNOWN",
    "NumericGreaterThanIfExists, 5,        ,      TRUE",
    "DateEquals,                 2026-01-01, 2026-01-01T00:00:00Z, TRUE",
    "DateEquals,                 2026-01-01, 2026-01-01T00:00:01Z, FALSE",
    "DateNotEquals,              2026-01-01, 2026-01-01T00:00:00Z, FALSE",
    "DateLessThan,               2026-01-01T01:00:00+01:00, 2025-12-31T23:59:59Z, TRUE",
    "DateLessThan,               2026-01-01, 2026-01-01T00:00:00Z, FALSE",
    "DateLessThanEquals,         2026-01-01, 2026-01-01T00:00:00Z, TRUE",
    "DateLessThanEquals,         2026-01-01, 2026-01-01T00:00:01Z, FALSE",
    "DateGreaterThan,            1767225600, 2026-01-01T00:00:01Z, TRUE",
    "DateGreaterThan,            1767225600, 2026-01-01T00:00:00Z, FALSE",
    "DateGreaterThanEquals,      1767225600, 1767225600,           TRUE",
    "DateGreaterThanEquals,      2026-01-02, 2026-01-01T23:59:59Z, FALSE",
    "DateLessThan,               tomorrow, 2026-01-01T00:00:00Z, UNKNOWN",
    "BinaryEquals,               QmluYXJ5, QmluYXJ5, TRUE",
    "BinaryEquals,               QmluYXJ5, qmluYXJ5, FALSE",
    "IpAddress,                  203.0.113.0/24, 203.0.113.255, TRUE",
    "IpAddress,                  203.0.113.0/24, 203.0.114.0,   FALSE",
    "IpAddress,                  203.0.113.9/24, 203.0.113.1,   TRUE",
    "IpAddress,                  203.0.113.9, 203.0.113.9,      TRUE",
    "IpAddress,                  203.0.113.9, 203.0.113.8,      FALSE",
    "IpAddress,                  2001:db8::/32, 2001:db8:ffff::1, TRUE",
    "IpAddress,                  ::/0,      203.0.113.9,        FALSE",
    "IpAddress,                  0.0.0.0/0, ::1,                FALSE",
    "IpAddress,                  0.0.0.0/0, ,                   FALSE",
    "NotIpAddress,               203.0.113.0/24, 203.0.112.255, TRUE",
    "NotIpAddress,               203.0.113.0/24, 203.0.113.0,   FALSE",
    "NotIpAddress,               0.0.0.0/0, ,                   TRUE",
    "IpAddress,                  203.0.113.0/33, 203.0.113.0,   UNKNOWN",
    "IpAddress,                  203.0.113, 203.0.113.0,        UNKNOWN",
    "ArnEquals,  arn:aws:iam::1*:role/a*, arn:aws:iam::12:role/ab,    TRUE",
    "ArnLike,    arn:aws:iam::*:role/a*,  arn:aws:iam::12:role/ab:c,  TRUE",
    "ArnLike,    arn:aws:iam::*:a,        arn:aws:iam::12:role/x:a,   FALSE",
    "ArnLike,    arn:*:a,                 arn:aws:iam::12:a,          UNKNOWN",
    "ArnLike,    arn:aws:iam::*:a,        a,                          FALSE",
    "ArnNotLike, arn:aws:iam::*:role/a,   arn:aws:iam::12:role/b,     TRUE",
    "ArnNotEquals, arn:aws:iam::*:role/?, arn:aws:iam::12:role/b,     FALSE",
    "ArnNotLike, arn:aws:iam::*:role/a,   ,                           TRUE",
    "ForAnyValue:StringEquals,    a b,  b c, TRUE",
    "ForAnyValue:StringEquals,    a b,  c d, FALSE",
    "ForAnyValue:StringEquals,    a,    ,    FALSE",
    "ForAnyValue:StringNotEquals, a,    a b, TRUE",
    "ForAnyValue:StringNotEquals, a,    a,   FALSE",
    "ForAnyValue:StringNotEquals, a,    ,    FALSE",
    "ForAnyValue:StringEqualsIfExists, a, ,  TRUE",
    "ForAllValues:StringEquals,   a b,  a b, TRUE",
    "ForAllValues:StringEquals,   a,    a b, FALSE",
    "ForAllValues:StringEquals,   a,    ,    TRUE",
    "ForAllValues:StringNotEquals, a,   b c, TRUE",
    "ForAllValues:StringNotEquals, a,   a c, FALSE",
    "ForAllValues:StringLike,     a*,   ab ac, TRUE",
    "StringEquals,                a,    a b, UNKNOWN",
    "StringMatches,               a,    a,   UNKNOWN",
    "ForSomeValues:StringEquals,  a,    a,   UNKNOWN",
  })
  void comparesAsDocumented(String operator, String policy, String request, Truth expected) {
    ConditionMatcher matcher = matcher(operator, policy);

    assertEquals(expected, matcher.holds(context(request)));
  }

  @ParameterizedTest
  @CsvSource({
    "StringEquals,    ${aws:PrincipalTag/team},                  ops, ops, TRUE",
    "StringEquals,    ${AWS:principaltag/Team},                  ops, ops, TRUE",
    "StringEquals,    ${aws:PrincipalTag/team},                  ops, dev, FALSE",
    "StringLike,      x-${aws:PrincipalTag/team}-*,              x-ops-1, ops, TRUE",
    "StringLike,      ${aws:PrincipalTag/team},                  ops, *, FALSE",
    "StringEquals,    ${aws:PrincipalTag/team},                  ops, , FALSE",
    "StringNotEquals, ${aws:PrincipalTag/team},                  ops, , UNKNOWN",
    "StringNotEquals, ${aws:PrincipalTag/team},                  ops, dev, TRUE",
    "StringLike,      ${*}${?}${$},                              *?$, , TRUE",
    "StringLike,      ${*},                                      x, , FALSE",
    "StringEquals,    ${aws:PrincipalTag/team,                   ops, , UNKNOWN",
    "StringEquals,    ${},                                       ops, , UNKNOWN",
    "IpAddress,       ${aws:PrincipalTag/team}/24,               203.0.113.1, 203.0.113.0, TRUE",
    "IpAddress,       ${aws:PrincipalTag/team}/24,               203.0.112.1, 203.0.113.0, FALSE",
    "IpAddress,       ${aws:PrincipalTag/team}/24,               203.0.113.1, ops, UNKNOWN",
  })
  void putsVariablesIn(String operator, String policy, String request, String tag, Truth expected) {
    Map<String, String> values = new HashMap<>(Map.of("aws:Test", request));
    if (tag != null) {
      values.put("aws:PrincipalTag/team", tag);
    }

    assertEquals(expected, matcher(operator, policy).holds(RequestContext.of(values)));
  }

  @Test
  void takesTheDefaultOfAVariableWhereTheKeyIsAbsent() {
    ConditionMatcher matcher =
        new ConditionMatcher(
            new Condition(
                "StringEquals", "aws:Test", List.of("${aws:PrincipalTag/team, 'all of us'}")),
            true);

    assertEquals(Truth.TRUE, matcher.holds(RequestContext.of(Map.of("aws:Test", "all of us"))));
    assertEquals(
        Truth.FALSE,
        matcher.holds(
            RequestContext.of(Map.of("aws:Test", "all of us", "aws:PrincipalTag/team", "ops"))));
  }

  @Test
  void readsNoVariablesInTheOldVersion() {
    ConditionMatcher matcher =
        new ConditionMatcher(
            new Condition("StringEquals", "aws:Test", List.of("${aws:username}")), false);

    assertEquals(
        Truth.TRUE,
        matcher.holds(
            RequestContext.of(Map.of("aws:Test", "${aws:username}", "aws:username", "x"))));
  }

  @Test
  void doesNotKnowWhatAnUnknownKeyHolds() {
    RequestContext unknown = new RequestContext(Map.of(), Set.of("aws:test"));

    assertEquals(Truth.UNKNOWN, matcher("StringEquals", "a").holds(unknown));
    assertEquals(Truth.UNKNOWN, matcher("Null", "true").holds(unknown));
  }

  @Test
  void aVariableOfAnUnknownKeyIsUnknown() {
    RequestContext context =
        RequestContext.of(Map.of("aws:Test", "a"))
            .with(new RequestContext(Map.of(), Set.of("aws:username")));

    assertEquals(Truth.UNKNOWN, matcher("StringEquals", "${aws:username}").holds(context));
    assertEquals(Truth.TRUE, matcher("StringEquals", "${aws:username} a").holds(context));
  }

  @Test
  void namesWhatItCannotRead() {
    assertEquals(
        "the operator StringMatches is not known",
        matcher("StringMatches", "a").doubt().orElseThrow());
    assertEquals(
        "a value of aws:Test is not one that Bool can compare",
        matcher("Bool", "true maybe").doubt().orElseThrow());
    assertTrue(matcher("Bool", "true").doubt().isEmpty());
  }

  @Test
  void resolvesTheValuesThatHaveVariables() {
    ValueMatcher values = matcher("StringLike", "x* a-${aws:username}-*").values().orElseThrow();

    assertEquals(List.of(Glob.of("x*")), values.fixed());
    assertEquals(
        List.of(Glob.of("a-kim-*")),
        values.resolved(RequestContext.of(Map.of("aws:username", "kim"))));
    assertEquals(List.of(), values.resolved(RequestContext.of(Map.of())));
  }

  @Test
  void namesTheKeysThatItReads() {
    assertEquals(
        Set.of("aws:test", "aws:username"), matcher("StringEquals", "x ${aws:UserName}").keys());
  }

  private static ConditionMatcher matcher(String operator, String values) {
    return new ConditionMatcher(
        new Condition(operator, "aws:Test", Arrays.asList(values.split(" ", -1))), true);
  }

  private static RequestContext context(String values) {
    return values == null
        ? RequestContext.of(Map.of())
        : new RequestContext(Map.of("aws:test", Arrays.asList(values.split(" ", -1))), Set.of());
  }
}
