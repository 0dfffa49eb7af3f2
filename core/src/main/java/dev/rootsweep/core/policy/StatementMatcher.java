package dev.rootsweep.core.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A statement, made ready to be asked about requests.
///
/// - source: IAM User Guide, "IAM JSON policy element reference"
public final class StatementMatcher {
  private final Statement statement;
  private final PrincipalMatcher principals;
  private final List<ConditionMatcher> conditions;
  private final boolean variables;

  /// Reads a statement of a policy in which `${...}` is a variable, or is not.
  public StatementMatcher(Statement statement, boolean variables) {
    this.statement = statement;
    this.variables = variables;
    principals = new PrincipalMatcher(statement.principals());
    conditions =
        statement.conditions().stream()
            .map(condition -> new ConditionMatcher(condition, variables))
            .toList();
  }

  /// Returns what it was made from.
  public Statement statement() {
    return statement;
  }

  /// Returns the part that tells of callers.
  public PrincipalMatcher principals() {
    return principals;
  }

  /// Returns the conditions, all of which must hold.
  public List<ConditionMatcher> conditions() {
    return conditions;
  }

  /// Tells whether the statement matches a request.
  public Truth matches(Request request) {
    return onAction(request.action())
        .and(onResource(request.resource(), request.context()))
        .and(principals.covers(request.caller()))
        .and(Truth.all(conditions, condition -> condition.holds(request.context())));
  }

  /// Tells whether the statement is about an action; their names are not case-sensitive.
  public Truth onAction(String action) {
    String small = action.toLowerCase(Locale.ROOT);
    boolean named =
        statement.actions().patterns().stream()
            .anyMatch(pattern -> Glob.of(pattern.toLowerCase(Locale.ROOT)).matches(small));
    return Truth.of(named != statement.actions().inverted());
  }

  /// Tells whether the statement is about a resource. A variable without a value names none; what
  /// NotResource leaves out by it is unknown.
  public Truth onResource(String resource, RequestContext context) {
    Truth named =
        Truth.any(statement.resources().patterns(), pattern -> names(pattern, resource, context));
    return statement.resources().inverted() ? named.not() : named;
  }

  private Truth names(String pattern, String resource, RequestContext context) {
    Optional<Template> template = Template.of(pattern, true, variables);
    if (!statement.resources().inverted()
        && template.filter(t -> t.lacksValue(context)).isPresent()) {
      return Truth.FALSE;
    }
    return template
        .flatMap(known -> known.resolve(context))
        .map(known -> Truth.of(known.matches(resource)))
        .orElse(Truth.UNKNOWN);
  }

  /// Returns the keys that the names of resources refer to, in small letters.
  public Set<String> resourceKeys() {
    Set<String> keys = new HashSet<>();
    for (String pattern : statement.resources().patterns()) {
      Template.of(pattern, true, variables).ifPresent(template -> keys.addAll(template.keys()));
    }
    return keys;
  }

  /// Returns what of it cannot be understood.
  public List<String> doubts() {
    List<String> doubts = new ArrayList<>(principals.doubt().stream().toList());
    conditions.forEach(condition -> condition.doubt().ifPresent(doubts::add));
    return doubts;
  }
}
