package dev.rootsweep.localstack.deployed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rootsweep.infra.event.Samples;
import dev.rootsweep.localstack.OnLocalStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.cloudformation.model.StackResource;
import software.amazon.awssdk.services.sqs.model.Message;

/// The hub as CloudFormation makes it, and what comes in at its buses.
@OnLocalStack("the deployed hub, and events on their way to its queues")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeployTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String MARK = "sample:";

  /// The id of a key in the samples, which every deployment makes anew.
  private static final String KEY = "00000000-0000-4000-8000-00000000cafe";

  private final DeployedHub hub = DeployedHub.start();

  @AfterAll
  void stop() {
    hub.close();
  }

  @Test
  void makesEverythingThatIsNotLeftOut() {
    Set<String> expected = new TreeSet<>();
    for (String stack : List.of(DeployedHub.LEDGER_STACK, DeployedHub.STACK)) {
      Emulation emulation = Emulation.of(DeployedHub.deployment().template(stack));
      emulation.template().path("Resources").fieldNames().forEachRemaining(expected::add);
    }

    List<StackResource> made = hub.made();

    assertEquals(expected, logicalIds(made));
    assertEquals(List.of(), made.stream().filter(Stacks::isPretended).toList());
  }

  private static Set<String> logicalIds(List<StackResource> resources) {
    return resources.stream()
        .map(StackResource::logicalResourceId)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void leavesOutNoMoreThanIsDocumented() throws IOException {
    Set<String> leftOut = new TreeSet<>();
    DeployedHub.deployment()
        .templates()
        .values()
        .forEach(
            template ->
                Emulation.of(template)
                    .leftOut()
                    .values()
                    .forEach(resource -> leftOut.add(resource.path("Type").asText())));

    String document = Files.readString(Path.of("..", "docs", "testing.md"));

    assertEquals(Emulation.LEFT_OUT, leftOut);
    assertEquals(
        List.of(), leftOut.stream().filter(type -> !document.contains("`" + type + "`")).toList());
  }

  @Test
  void doesNotTakeWhatIsForged() throws IOException {
    ObjectNode forged = marked("account-joined.json");
    forged.put("account", "303030303030");
    hub.isPutOnTheHubsBus(forged);
    hub.isPutOnTheHubsBus(marked("forged-heartbeat.json"));
    hub.happens(marked("control-joined-told-by-member.json"));
    hub.happens(marked("account-joined.json"));
    hub.happens(marked("heartbeat.json"));

    assertEquals(List.of("account-joined.json"), marks("rootsweep-check", 1));
    assertEquals(List.of("heartbeat.json"), marks("rootsweep-activity", 1));
  }

  private List<String> marks(String queue, int awaited) throws IOException {
    List<String> marks = new ArrayList<>();
    for (Message message : hub.inbox(queue).take(awaited)) {
      marks.add(mark(message));
    }
    return marks;
  }

  @Test
  void takesEachSampleFromItsAccountToTheQueuesThatTheReadmeSays() throws IOException {
    Map<String, Set<String>> told = new TreeMap<>();
    Map<String, Set<String>> came = new TreeMap<>();
    Samples.rules().forEach((name, rules) -> told.put(name, queues(rules)));
    for (String name : told.keySet()) {
      came.put(name, new TreeSet<>());
      hub.happens(marked(name));
    }

    for (String queue : Set.of("rootsweep-check", "rootsweep-activity")) {
      int awaited = (int) told.values().stream().filter(all -> all.contains(queue)).count();
      note(came, queue, awaited);
    }
    // Whatever is still on its way comes before what is sent last.
    hub.happens(marked("account-joined.json"));
    hub.happens(marked("heartbeat.json"));
    for (String queue : Set.of("rootsweep-check", "rootsweep-activity")) {
      note(came, queue, 1);
    }

    assertEquals(lines(told), lines(came));
  }

  private void note(Map<String, Set<String>> came, String queue, int awaited) throws IOException {
    for (String name : marks(queue, awaited)) {
      came.computeIfAbsent(name, _ -> new TreeSet<>()).add(queue);
    }
  }

  private static Set<String> queues(String rules) {
    Set<String> queues = new TreeSet<>();
    if (rules.contains("organization membership")) {
      queues.add("rootsweep-check");
    }
    if (Stream.of("root activity", "guard", "own resources", "own ids", "heartbeat")
        .anyMatch(rules::contains)) {
      queues.add("rootsweep-activity");
    }
    return queues;
  }

  private static String lines(Map<String, Set<String>> queues) {
    return queues.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining("\n"));
  }

  private ObjectNode marked(String name) throws IOException {
    String text = Samples.text(name).replace(KEY, hub.ledgerKey());
    ObjectNode event = (ObjectNode) JSON.readTree(text);
    event.putArray("resources").add(MARK + name);
    return event;
  }

  private static String mark(Message message) throws IOException {
    return JSON.readTree(message.body()).at("/resources/0").asText().substring(MARK.length());
  }
}
