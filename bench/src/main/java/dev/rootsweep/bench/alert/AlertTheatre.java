package dev.rootsweep.bench.alert;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rootsweep.aws.rehearsal.Rehearsal;
import dev.rootsweep.aws.rehearsal.StageAws;
import dev.rootsweep.bench.figure.HubEnvironment;
import dev.rootsweep.bench.figure.Place;
import dev.rootsweep.sandbox.runtime.Deployment;
import dev.rootsweep.sandbox.runtime.Initialization;
import dev.rootsweep.sandbox.runtime.LambdaFunction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// An AWS that takes every alert at once, and the function that hears of root activity, in a JVM of
/// its own.
final class AlertTheatre implements AutoCloseable {
  private static final List<Path> RUNTIME = Deployment.runtimeHere();
  private static final String TOPIC = "arn:aws:sns:us-east-1:222222222222:";

  private final StageAws stage;
  private final Path function;
  private int events;

  private AlertTheatre(StageAws stage, Path function) {
    this.stage = stage;
    this.function = function;
  }

  static AlertTheatre open(Place place) throws IOException {
    Path folder = Files.createTempDirectory(place.work(), "watching");
    return new AlertTheatre(StageAws.start(), Deployment.unpack(place.functionsZip(), folder));
  }

  Map<String, String> environment() {
    String endpoint = stage.endpoint().toString();
    return HubEnvironment.with(
        Map.of(
            "AWS_ENDPOINT_URL", endpoint,
            "ROOTSWEEP_CHECK_QUEUE", endpoint + "/checks",
            "ROOTSWEEP_CHECK_DEAD_LETTERS", endpoint + "/dead",
            "ROOTSWEEP_ACTIVITY_QUEUE", endpoint + "/activity",
            "ROOTSWEEP_ACTIVITY_DEAD_LETTERS", endpoint + "/dead",
            "ROOTSWEEP_OWN_ROLES", "arn:aws:iam::222222222222:role/rootsweep-check",
            "ROOTSWEEP_URGENT_TOPIC", TOPIC + "urgent",
            "ROOTSWEEP_INFO_TOPIC", TOPIC + "info",
            "ROOTSWEEP_CHAT_TOPIC", TOPIC + "chat",
            "ROOTSWEEP_HUB_BUS", "hub"));
  }

  LambdaFunction start(Initialization initialization) {
    return LambdaFunction.start(
        new Deployment(
            function, RUNTIME, "dev.rootsweep.functions.RootActivityHandler", environment()),
        initialization);
  }

  /// Hands over a batch of sign-ins, each of them another one, and sees to it that people were told
  /// of each by mail, by chat and on the bus.
  void alert(LambdaFunction running, int batch) {
    Map<String, Integer> before = stage.calls();
    String answer = running.invoke(batch(batch));
    Map<String, Integer> made = made(before);
    if (answer.matches(".*itemIdentifier.*")
        || made.getOrDefault("Publish", 0) != 2 * batch
        || made.getOrDefault("AWSEvents.PutEvents", 0) != batch
        || !stage.refused().isEmpty()) {
      throw new IllegalStateException(
          "not told: %s, calls %s, refused %s\n%s"
              .formatted(answer, made, stage.refused(), running.output()));
    }
  }

  Map<String, Integer> calls() {
    return stage.calls();
  }

  /// The calls that came since.
  Map<String, Integer> made(Map<String, Integer> before) {
    Map<String, Integer> made = new HashMap<>(stage.calls());
    before.forEach((call, times) -> made.merge(call, -times, Integer::sum));
    made.values().removeIf(times -> times == 0);
    return made;
  }

  private String batch(int size) {
    Instant now = Instant.now();
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    ArrayNode records = event.putArray("Records");
    for (int number = 1; number <= size; number++) {
      events++;
      records
          .addObject()
          .put("messageId", "m" + number)
          .put("body", signIn(now))
          .putObject("attributes")
          .put("SentTimestamp", String.valueOf(now.toEpochMilli()));
    }
    return event.toString();
  }

  private String signIn(Instant now) {
    String event = Rehearsal.activityMessages(now).getFirst();
    return event.replace("rehearsal-sign-in", "sign-in-" + events);
  }

  @Override
  public void close() {
    try {
      stage.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
