package dev.rootsweep.aws.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rootsweep.core.settings.Settings;
import dev.rootsweep.core.settings.WatchedCalls;
import dev.rootsweep.core.signal.ActivitySignal;
import dev.rootsweep.core.signal.RootActivity.PlanExecuted;
import dev.rootsweep.core.signal.RootActivity.PlanMade;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Reads the calls to CloudFormation that name no stack, or a stack that is not ours: a change set
/// is executed by its ARN, and only its creation told which stack it changes; and another stack may
/// be handed a role that can change ours.
///
/// - source: AWS CloudFormation API Reference, CreateChangeSet, ExecuteChangeSet,
///   CreateStackRefactor, ExecuteStackRefactor
final class CloudFormationReader implements ActivityReader {
  private final Settings settings;

  CloudFormationReader(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Optional<Decoded<ActivitySignal>> read(TrailRecord record) {
    boolean hasStacksOfOurs =
        record.account().equals(settings.hubAccount())
            || record.account().equals(settings.managementAccount());
    if (!record.isFrom("aws.cloudformation") || !hasStacksOfOurs) {
      return Optional.empty();
    }
    if (WatchedCalls.PLANS.contains(record.name())) {
      return made(record);
    }
    boolean byName =
        !record.request("stackName").isBlank()
            && !record.request("changeSetName").startsWith(WatchedCalls.BY_ARN);
    return WatchedCalls.EXECUTIONS.contains(record.name()) && !byName
        ? executed(record)
        : Optional.empty();
  }

  /// What a stack of ours is to become was read as a change of it.
  private static Optional<Decoded<ActivitySignal>> made(TrailRecord record) {
    JsonNode answer = record.event().detail().path("responseElements");
    String plan =
        Stream.of("id", "stackRefactorId", "stackId")
            .map(name -> answer.path(name).asText(""))
            .filter(Predicate.not(String::isBlank))
            .findFirst()
            .orElse("");
    String stack =
        record
            .request()
            .path("stackName")
            .asText(record.request().path("stackDefinitions").path(0).path("stackName").asText(""));
    return plan.isBlank() || stack.isBlank() || record.evidence().failed()
        ? Optional.empty()
        : ActivityReader.understood(new PlanMade(record.evidence(), plan, stack, role(record)));
  }

  private static Optional<String> role(TrailRecord record) {
    return Optional.of(record.request("roleARN")).filter(Predicate.not(String::isBlank));
  }

  private static Optional<Decoded<ActivitySignal>> executed(TrailRecord record) {
    String changeSet = record.request("changeSetName");
    return ActivityReader.understood(
        new PlanExecuted(
            record.evidence(),
            changeSet.isBlank() ? record.request("stackRefactorId") : changeSet));
  }
}
