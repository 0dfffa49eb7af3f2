package dev.rootsweep.aws.policy;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rootsweep.aws.json.StrictMapper;
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
  /// A bucket policy has at most 20 KB; blanks and line ends may come on top.
  private static final int LONGEST = 100_000;

  /// A policy nests six deep.
  private static final JsonMapper MAPPER = StrictMapper.upTo(20);

  private static final Set<String> ELEMENTS = Set.of("Version", "Id", "Statement");
  private static final String CURRENT = "2012-10-17";
  private static final Set<String> VERSIONS = Set.of(CURRENT, "2008-10-17");

  private PolicyReader() {}

  /// Reads a text. A statement that is not of the policy language is kept as malformed, with the
  /// reason.
  ///
  /// - errors: `UnreadablePolicy` where the text as a whole is no policy: no JSON, a key twice,
  ///   nested too deep, too long, an unknown element or version, no statement
  public static Policy read(String text) {
    JsonNode root = json(text);
    root.fieldNames()
        .forEachRemaining(
            name -> demand(ELEMENTS.contains(name), "unknown element '" + name + "'"));
    String version = version(root);
    JsonNode statement = root.path("Statement");
    demand(statement.isContainerNode() && !statement.isEmpty(), "the policy has no Statement");
    List<PolicyStatement> statements = new ArrayList<>();
    if (statement.isObject()) {
      statements.add(StatementReader.read(statement, 0));
    } else {
      statement.forEach(one -> statements.add(StatementReader.read(one, statements.size())));
    }
    return new Policy(version.equals(CURRENT), statements);
  }

  private static JsonNode json(String text) {
    demand(text.length() <= LONGEST, "a policy is not longer than " + LONGEST + " characters");
    try {
      JsonNode root = MAPPER.readTree(text);
      demand(root != null && root.isObject(), "not a JSON object");
      return root;
    } catch (JacksonException e) {
      throw new UnreadablePolicy(
          "not acceptable JSON: " + Texts.shown(e.getOriginalMessage()) + at(e));
    }
  }

  private static String at(JacksonException e) {
    return e.getLocation() == null
        ? ""
        : " (line "
            + e.getLocation().getLineNr()
            + ", column "
            + e.getLocation().getColumnNr()
            + ")";
  }

  private static String version(JsonNode root) {
    String version = root.path("Version").asText("2008-10-17");
    demand(VERSIONS.contains(version), "unknown Version '" + version + "'");
    return version;
  }

  private static void demand(boolean met, String otherwise) {
    if (!met) {
      throw new UnreadablePolicy(Texts.shown(otherwise));
    }
  }
}
