package dev.rootsweep.infra.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rootsweep.infra.Synthesized;
import dev.rootsweep.infra.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The way of an event through a deployment: from the default bus of its account and Region to the
/// queues.
final class Flow {
  private static final JsonMapper JSON = new JsonMapper();

  /// Those of the sample events that are not heard of anyway.
  private static final Map<String, Object> REGIONS = Map.of("regions", List.of("eu-west-1"));

  private static final Map<String, Object> ALONE =
      Map.of("topology", "single", "hubAccount", "", "regions", "eu-west-1");

  private final Synthesized deployment;
  private final String hubStack;
  private final String organizationStack;

  private Flow(Synthesized deployment, String hubStack, String organizationStack) {
    this.deployment = deployment;
    this.hubStack = hubStack;
    this.organizationStack = organizationStack;
  }

  static Flow ofHub() {
    return new Flow(Synthesized.with(REGIONS), "rootsweep-hub", "rootsweep-organization");
  }

  static Flow ofSingle() {
    return new Flow(Synthesized.with(ALONE), "rootsweep", "rootsweep");
  }

  /// Returns the names of the rules that put an event into a queue.
  Set<String> queuedBy(String event, String hubAccount) {
    JsonNode json = read(event);
    String account = json.path("account").asText();
    String region = json.path("region").asText();
    Set<String> rules = new TreeSet<>();
    boolean spokenByUs = json.path("source").asText().equals("rootsweep");
    for (Rule rule : Rule.of(deployment.template(hubStack))) {
      boolean arrives =
          rule.bus().equals("default")
              ? account.equals(hubAccount) && region.equals("us-east-1")
              : spokenByUs || isForwarded(event, account, region, hubAccount);
      if (arrives && putsIntoQueue(rule) && rule.matches(event)) {
        rules.add(rule.name());
      }
    }
    return rules;
  }

  private static boolean putsIntoQueue(Rule rule) {
    return rule.targets().stream().anyMatch(target -> target.contains("Queue"));
  }

  private boolean isForwarded(String event, String account, String region, String hubAccount) {
    return senders(account, region, hubAccount).stream()
        .filter(rule -> !putsIntoQueue(rule))
        .anyMatch(rule -> rule.matches(event));
  }

  private List<Rule> senders(String account, String region, String hubAccount) {
    List<Rule> senders = new ArrayList<>();
    if (account.equals(Synthesized.MANAGEMENT)) {
      senders.addAll(Rule.of(deployment.template(organizationStack + "-forwarder-" + region)));
      if (region.equals("us-east-1")) {
        senders.addAll(Rule.of(deployment.template(organizationStack)));
      }
    } else if (account.equals(hubAccount)) {
      senders.addAll(Rule.of(deployment.template(hubStack + "-forwarder-" + region)));
    } else {
      senders.addAll(Rule.of(forwarder()));
    }
    return senders;
  }

  /// Returns the template that the stack set puts into member accounts.
  Template forwarder() {
    return new Template(
        read(
            deployment
                .template(organizationStack)
                .properties("AWS::CloudFormation::StackSet")
                .getFirst()
                .path("TemplateBody")
                .asText()));
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
