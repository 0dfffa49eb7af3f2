package dev.rootsweep.aws.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rootsweep.core.policy.Policy;
import dev.rootsweep.core.policy.PolicyStatement;
import dev.rootsweep.core.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Reads the policy of a bucket or a queue.
///
/// - source: IAM User Guide, "Grammar of the IAM JSON policy language"
public final class PolicyReader {
  private static final Set<String> ELEMENTS = Set.of("Version", "Id", "Statement");
  private static final String CURRENT = "2012-10-17";

  /// The version of a policy that names none.
  private static final String ASSUMED = "2008-10-17";

  private static final Set<String> VERSIONS = Set.of(CURRENT, ASSUMED);

  private PolicyReader() {}

  /// Reads a text. A statement that is not of the policy language is kept as malformed, with the
  /// reason.
  ///
  /// - errors: `UnreadablePolicy` where the text as a whole is no policy: no JSON, a key twice,
  ///   nested too deep, too long, another document, an unknown element or version, no statement
  public static Policy read(String text) {
    return policy(PolicyJsonText.read(text));
  }

  static Policy policy(JsonNode root) {
    OtherDocument.named(root).ifPresent(otherwise -> demand(false, otherwise));
    root.fieldNames()
        .forEachRemaining(
            name -> demand(ELEMENTS.contains(name), "unknown element '" + name + "'"));
    return new Policy(version(root).equals(CURRENT), statements(root.path("Statement")));
  }

  private static List<PolicyStatement> statements(JsonNode statement) {
    demand(!statement.isMissingNode(), "the policy has no Statement");
    demand(
        statement.isContainerNode() && !(statement.isArray() && statement.isEmpty()),
        "Statement is %s; it must be a JSON object, or a list of them"
            .formatted(OtherDocument.kind(statement)));
    if (statement.isObject()) {
      return List.of(StatementReader.read(statement, 0));
    }
    List<PolicyStatement> statements = new ArrayList<>();
    statement.forEach(one -> statements.add(StatementReader.read(one, statements.size())));
    return statements;
  }

  private static String version(JsonNode root) {
    JsonNode version = root.path("Version");
    if (version.isMissingNode()) {
      return ASSUMED;
    }
    demand(VERSIONS.contains(version.asText()), "unknown Version '" + version.asText() + "'");
    return version.asText();
  }

  private static void demand(boolean met, String otherwise) {
    if (!met) {
      throw new UnreadablePolicy(Texts.shown(otherwise));
    }
  }
}
