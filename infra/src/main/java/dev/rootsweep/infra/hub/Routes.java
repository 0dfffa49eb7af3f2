package dev.rootsweep.infra.hub;

import dev.rootsweep.infra.deployment.Deployment;
import dev.rootsweep.infra.pattern.OwnResources;
import dev.rootsweep.infra.pattern.Patterns;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.services.lambda.EventSourceMapping;
import software.constructs.Construct;

/// Which events go into which queue.
final class Routes extends Construct {
  private final List<HubRule> rules = new ArrayList<>();

  Routes(
      Construct scope,
      String id,
      Deployment deployment,
      HubBus bus,
      WorkQueue checks,
      WorkQueue activity) {
    super(scope, id);
    rules.add(
        new HubRule(
            this,
            "Membership",
            bus.name(),
            "membership",
            "Rootsweep: accounts that are created, join, leave or are closed",
            Patterns.membership(deployment.managementAccount()),
            checks));
    rules.add(
        new HubRule(
            this,
            "RootActivity",
            bus.name(),
            "root-activity",
            "Rootsweep: what root users do",
            Patterns.rootActivity(deployment.managementAccount()),
            activity));
    rules.add(
        new HubRule(
            this,
            "Guard",
            bus.name(),
            "guard",
            "Rootsweep: what weakens the guard around root users",
            Patterns.guard(deployment.managementAccount(), deployment.hubAccount()),
            activity));
    rules.add(
        new HubRule(
            this,
            "OwnResources",
            bus.name(),
            "own-resources",
            "Rootsweep: changes of what bears its name",
            OwnResources.named(),
            activity));
    rules.add(
        new HubRule(
            this,
            "Heartbeat",
            bus.name(),
            "heartbeat",
            "Rootsweep: the synthetic event that proves that events arrive",
            Patterns.heartbeat(deployment.hubAccount()),
            activity));
  }

  /// Listens on the hub account's default bus for keys, event source mappings and a ledger of
  /// another name: calls name them by what only this stack knows.
  void listenForIds(
      WorkQueue activity, List<String> keys, List<EventSourceMapping> mappings, String table) {
    rules.add(
        new HubRule(
            this,
            "OwnIds",
            HubRule.DEFAULT,
            "own-ids",
            "Rootsweep: changes of its own keys, event source mappings and ledger",
            OwnResources.identified(
                keys,
                mappings.stream().map(EventSourceMapping::getEventSourceMappingId).toList(),
                table),
            activity));
  }

  List<HubRule> rules() {
    return List.copyOf(rules);
  }
}
