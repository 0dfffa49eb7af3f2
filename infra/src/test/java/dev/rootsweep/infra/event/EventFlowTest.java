package dev.rootsweep.infra.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.infra.Synthesized;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class EventFlowTest {
  private static final Pattern COMMA = Pattern.compile(", ");

  private static final Map<String, String> RULES =
      Map.of(
          "organization membership", "rootsweep-membership",
          "root activity", "rootsweep-root-activity",
          "guard", "rootsweep-guard",
          "own resources", "rootsweep-own-resources",
          "own ids", "rootsweep-own-ids",
          "heartbeat", "rootsweep-heartbeat");

  @Test
  void takesEachEventToTheQueuesThatTheReadmeSays() {
    assertEquals(told(Synthesized.HUB), taken(Flow.ofHub(), Synthesized.HUB));
  }

  /// The hub account of the samples is then a member like any other.
  @Test
  void takesEachEventOfAnotherAccountAsWellInTheTopologySingle() {
    Map<String, Set<String>> told = told(Synthesized.MANAGEMENT);
    Map<String, Set<String>> taken = taken(Flow.ofSingle(), Synthesized.MANAGEMENT);

    told.keySet().removeIf(EventFlowTest::speaksForTheHub);
    taken.keySet().removeIf(EventFlowTest::speaksForTheHub);

    assertEquals(told, taken);
    assertTrue(told.size() >= 140);
  }

  private static boolean speaksForTheHub(String name) {
    String event = Samples.text(name);
    return event.contains("\"source\": \"rootsweep\"")
        || name.matches(
            "own-(key|mapping)-.*|(own-)?change-set-.*|own-stack-refactor-.*|stack-updated-.*");
  }

  private static Map<String, Set<String>> told(String hubAccount) {
    Map<String, Set<String>> told = new TreeMap<>();
    Samples.rules()
        .forEach(
            (name, rules) -> {
              Set<String> names = new TreeSet<>();
              COMMA
                  .splitAsStream(rules)
                  .filter(RULES::containsKey)
                  .map(RULES::get)
                  .forEach(names::add);
              told.put(name, names);
            });
    assertTrue(told.size() >= 150, hubAccount);
    return told;
  }

  private static Map<String, Set<String>> taken(Flow flow, String hubAccount) {
    Map<String, Set<String>> taken = new TreeMap<>();
    for (String name : Samples.rules().keySet()) {
      taken.put(name, flow.queuedBy(Samples.text(name), hubAccount));
    }
    return taken;
  }
}
