package dev.rootsweep.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rootsweep.sandbox.AnyCall.Outcome;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.sts.model.Credentials;

/// Asks a sandbox what the capture asked AWS, by the same principals, after the same events, at the
/// same time.
final class Replay implements AutoCloseable {

  private final AtomicReference<Instant> time = new AtomicReference<>(Instant.EPOCH);
  private final Organization organization;
  private final Sandbox sandbox;
  private final Map<String, AwsCredentials> keys = new TreeMap<>();
  private final Map<String, List<String>> differences = new TreeMap<>();

  Replay(Organization organization) {
    this.organization = organization;
    this.sandbox = Sandbox.start(organization, 0, time::get);
  }

  @Override
  public void close() {
    sandbox.close();
  }

  /// The differences found so far, by observation; an empty list for one that is reproduced.
  Map<String, List<String>> differences() {
    return differences;
  }

  void at(Instant now) {
    time.set(now);
  }

  void admit(String name, Caller caller) {
    organization.caller(caller);
    keys.put(name, Clients.keys(caller));
  }

  Outcome ask(String who, Observation observation) {
    Outcome outcome = answer(who, observation);
    differences.put(observation.id(), Comparison.of(observation, outcome));
    return outcome;
  }

  /// Asks for something that happened between two observations.
  Outcome happen(String who, String service, String operation, JsonNode input) {
    Outcome outcome = call(clients(), who).call(service, operation, input);
    if (!outcome.code().equals("Success")) {
      throw new AssertionError(operation + " by " + who + ": " + outcome);
    }
    return outcome;
  }

  void keep(String session, Outcome assumed) {
    keys.put(session, session(assumed));
  }

  /// The permissions that a policy of the capture gives on every resource.
  static Caller permitted(Caller caller, String document) throws IOException {
    List<String> allowed = new ArrayList<>();
    List<String> denied = new ArrayList<>();
    for (JsonNode statement : new ObjectMapper().readTree(document).path("Statement")) {
      if (statement.path("Resource").asText().equals("*")) {
        boolean allows = statement.path("Effect").asText().equals("Allow");
        JsonNode actions = statement.path("Action");
        (allows ? allowed : denied).addAll(texts(actions));
      }
    }
    return caller.allowing(allowed.toArray(String[]::new)).denying(denied.toArray(String[]::new));
  }

  private static List<String> texts(JsonNode actions) {
    List<String> texts = new ArrayList<>();
    if (actions.isTextual()) {
      texts.add(actions.asText());
    }
    actions.forEach(action -> texts.add(action.asText()));
    return texts;
  }

  private Outcome answer(String who, Observation observation) {
    if (observation.operation().equals("GetAccountProperties")) {
      return new PlainCall(sandbox.endpoint(), known(who)).properties();
    }
    if (observation.node().has("endpoint")) {
      return elsewhere(who, observation);
    }
    return call(clients(), who)
        .call(observation.service(), observation.operation(), observation.input());
  }

  private Outcome elsewhere(String who, Observation observation) {
    JsonNode input = observation.input();
    return new PlainCall(sandbox.endpoint(), known(who))
        .assumeRoot(
            URI.create(observation.node().path("endpoint").asText()),
            input.path("TargetPrincipal").asText(),
            input.path("TaskPolicyArn").path("arn").asText());
  }

  private Clients clients() {
    return Clients.of(sandbox);
  }

  private AnyCall call(Clients clients, String who) {
    return new AnyCall(clients, known(who));
  }

  private AwsCredentials known(String who) {
    AwsCredentials found = keys.get(who);
    if (found == null) {
      throw new IllegalArgumentException("nobody is called " + who);
    }
    return found;
  }

  private static AwsCredentials session(Outcome assumed) {
    JsonNode given = assumed.output().path("Credentials");
    return Clients.keys(
        Credentials.builder()
            .accessKeyId(given.path("AccessKeyId").asText())
            .secretAccessKey(given.path("SecretAccessKey").asText())
            .sessionToken(given.path("SessionToken").asText())
            .build());
  }
}
