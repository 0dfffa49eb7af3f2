package dev.rootsweep.cli.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.rootsweep.core.policy.MalformedStatement;
import dev.rootsweep.core.policy.Policy;
import dev.rootsweep.core.policy.PolicyStatement;
import dev.rootsweep.core.policy.Statement;
import dev.rootsweep.core.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What the statements of a policy are called, each by a name of its own. S3 and SQS take policies
/// in which a Sid is missing, or there twice.
///
/// For people it is the Sid; `X (statement 2 of 3)` where another one has the same; `1 of 3 (no
/// Sid)` where it has none. In JSON it is the Sid if no other has it, or else the place from 0.
final class StatementNames {
  /// So much of a Sid is shown: the place that follows must not be cut off.
  private static final int LONGEST = 200;

  private final Policy policy;
  private final List<String> names;

  private StatementNames(Policy policy) {
    this.policy = policy;
    this.names = policy.statements().stream().map(this::name).toList();
  }

  static StatementNames of(Policy policy) {
    return new StatementNames(policy);
  }

  /// Returns the policy with these names in place of the Sids, so that a verdict names them.
  Policy policyWithNames() {
    List<PolicyStatement> named = new ArrayList<>();
    for (PolicyStatement statement : policy.statements()) {
      Optional<String> name = Optional.of(names.get(statement.index()));
      named.add(
          switch (statement) {
            case MalformedStatement one -> new MalformedStatement(one.index(), name, one.reason());
            case Statement one ->
                new Statement(
                    one.index(),
                    name,
                    one.effect(),
                    one.principals(),
                    one.actions(),
                    one.resources(),
                    one.conditions());
          });
    }
    return new Policy(policy.variables(), named);
  }

  /// Returns what to call a statement of a verdict in the middle of a sentence.
  String forPeople(String name) {
    return statement(name).sid().isPresent() ? name : "statement " + name;
  }

  /// Returns what a script calls a statement of a verdict.
  JsonNode inJson(String name) {
    PolicyStatement statement = statement(name);
    return statement
        .sid()
        .filter(sid -> hasOne(sid, UnaryOperator.identity()))
        .<JsonNode>map(TextNode::new)
        .orElseGet(() -> new IntNode(statement.index()));
  }

  private PolicyStatement statement(String name) {
    return policy.statements().get(names.indexOf(name));
  }

  private String name(PolicyStatement statement) {
    int count = policy.statements().size();
    String place = "%d of %d".formatted(statement.index() + 1, count);
    return statement
        .sid()
        .map(StatementNames::shown)
        .map(sid -> isPlain(sid, count) ? sid : sid + " (statement " + place + ")")
        .orElse(place + " (no Sid)");
  }

  /// A Sid may look like a name that another statement gets here.
  private boolean isPlain(String shown, int count) {
    return hasOne(shown, StatementNames::shown)
        && !shown.endsWith(" of %d (no Sid)".formatted(count))
        && !shown.endsWith(" of %d)".formatted(count));
  }

  private boolean hasOne(String sid, UnaryOperator<String> written) {
    return policy.statements().stream()
            .filter(one -> one.sid().map(written).filter(sid::equals).isPresent())
            .count()
        == 1;
  }

  private static String shown(String sid) {
    return Texts.shown(sid, LONGEST);
  }
}
