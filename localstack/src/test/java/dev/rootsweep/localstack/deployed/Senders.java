package dev.rootsweep.localstack.deployed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rootsweep.infra.Synthesized;
import dev.rootsweep.infra.Template;
import dev.rootsweep.localstack.LocalStack;
import dev.rootsweep.localstack.LocalStack.Place;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;

/// The accounts and Regions in which something happens; each gets its forwarder when it is first
/// needed.
final class Senders {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String OURS = "rootsweep";
  private static final String DEFAULT_BUS = "default";
  private static final String HUB_BUS =
      "arn:aws:events:us-east-1:%s:event-bus/rootsweep".formatted(Synthesized.HUB);

  private final LocalStack localStack;
  private final Stacks stacks;
  private final Synthesized deployment;
  private final Set<Place> ready = new HashSet<>();

  Senders(LocalStack localStack, Stacks stacks, Synthesized deployment) {
    this.localStack = localStack;
    this.stacks = stacks;
    this.deployment = deployment;
  }

  void happens(JsonNode event) {
    Place place = place(event);
    if (ready.add(place)) {
      deployForwarders(place);
    }
    put(event, event.path("source").asText().equals(OURS) ? HUB_BUS : DEFAULT_BUS);
  }

  void isPutOnTheHubsBus(JsonNode event) {
    put(event, HUB_BUS);
  }

  private static Place place(JsonNode event) {
    return new Place(event.path("account").asText(), event.path("region").asText());
  }

  private void deployForwarders(Place place) {
    switch (place.account()) {
      case Synthesized.HUB -> deploy(place, DeployedHub.STACK + "-forwarder-" + place.region());
      case Synthesized.MANAGEMENT -> {
        deploy(place, "rootsweep-organization-forwarder-" + place.region());
        if (place.region().equals("us-east-1")) {
          deploy(place, "rootsweep-organization");
        }
      }
      default -> {
        // No stack set brings it to Regions that are not set.
        if (regions().anyMatch(place.region()::equals)) {
          stacks.deploy(place, "StackSet-rootsweep-forwarder", Emulation.of(member()));
        }
      }
    }
  }

  private void deploy(Place place, String stack) {
    if (deployment.templates().containsKey(stack)) {
      stacks.deploy(place, stack, Emulation.of(deployment.template(stack)));
    }
  }

  private Stream<String> regions() {
    return stackSet().at("/StackInstancesGroup/0/Regions").valueStream().map(JsonNode::asText);
  }

  private Template member() {
    try {
      return new Template(JSON.readTree(stackSet().path("TemplateBody").asText()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private JsonNode stackSet() {
    return deployment
        .template("rootsweep-organization")
        .properties("AWS::CloudFormation::StackSet")
        .getFirst();
  }

  private void put(JsonNode event, String bus) {
    PutEventsRequestEntry entry =
        PutEventsRequestEntry.builder()
            .eventBusName(bus)
            .source(event.path("source").asText())
            .detailType(event.path("detail-type").asText())
            .time(Instant.parse(event.path("time").asText()))
            .resources(Template.texts(event.path("resources")))
            .detail(event.path("detail").toString())
            .build();
    PutEventsResponse answer =
        localStack
            .clients(place(event))
            .eventBridge()
            .putEvents(one -> one.entries(List.of(entry)));
    if (answer.failedEntryCount() != 0) {
      throw new IllegalStateException("not taken: " + answer);
    }
  }
}
