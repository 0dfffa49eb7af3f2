package dev.rootsweep.infra.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rootsweep.infra.Template;
import java.util.List;
import software.amazon.event.ruler.Ruler;

/// A synthesized rule.
///
/// - shape: `ids` stands for the id of each key and event source mapping that the pattern refers to
record Rule(String name, String bus, String pattern, List<String> targets) {
  private static final String KEY = "00000000-0000-4000-8000-00000000cafe";
  private static final String MAPPING = "00000000-0000-4000-8000-0000000000aa";

  static List<Rule> of(Template template) {
    return template.properties("AWS::Events::Rule").stream().map(Rule::of).toList();
  }

  private static Rule of(JsonNode rule) {
    return new Rule(
        rule.path("Name").asText(),
        rule.path("EventBusName").asText("default"),
        rule.path("EventPattern")
            .toString()
            .replaceAll("<\\w*Mapping\\w*>", MAPPING)
            .replaceAll("<\\w*Key\\w*>", KEY),
        rule.path("Targets").findValuesAsText("Arn"));
  }

  boolean matches(String event) {
    try {
      return Ruler.matchesRule(event, pattern);
    } catch (Exception e) {
      throw new IllegalArgumentException(name + " has a pattern that is none: " + pattern, e);
    }
  }
}
