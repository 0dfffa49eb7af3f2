package dev.rootsweep.cli.policy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rootsweep.core.lockout.Lockout;
import java.util.List;

/// A verdict as JSON, as docs/policies.md describes it.
public final class PolicyJson {
  private PolicyJson() {}

  /// Writes a verdict in one line.
  public static String of(JudgedPolicy judged) {
    Lockout lockout = judged.lockout();
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("policy", judged.name())
        .put("resource", judged.resource().arn())
        .put("account", judged.resource().account().value())
        .put("namesResource", judged.namesResource())
        .put("verdict", lockout.verdict());
    names(judged, lockout.statements(), node.putArray("statements"));
    if (lockout instanceof Lockout.LocksEveryone locks) {
      names(judged, locks.cut(), node.putArray("remove"));
    }
    node.put("why", String.join(" ", judged.why()));
    ArrayNode left = node.putArray("waysLeft");
    for (Lockout.WayLeft one : lockout.waysLeft()) {
      ObjectNode way = left.addObject().put("action", one.way().action());
      ArrayNode needs = way.putArray("needs");
      one.needs().forEach(needs::add);
    }
    return node.toString();
  }

  private static void names(JudgedPolicy judged, List<String> statements, ArrayNode array) {
    statements.forEach(statement -> array.add(judged.names().inJson(statement)));
  }
}
