package dev.rootsweep.aws.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rootsweep.core.settings.Settings;
import dev.rootsweep.core.settings.WatchedCalls;
import dev.rootsweep.core.signal.RootActivity.PlanExecuted;
import dev.rootsweep.core.signal.RootActivity.PlanMade;
import java.util.Optional;

/// Reads the calls to CloudFormation that name no stack, or a stack that is not ours: a change set
/// is executed by its ARN, and only its creation told which stack it changes.
///
/// - source: AWS CloudFormation API Reference, CreateChangeSet, ExecuteChangeSet,
///   CreateStackRefactor, ExecuteStackRefactor
final class CloudFormationReader implements ActivityReader {
  private final Settings settings;

  CloudFormationReader(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Optional<DecodedActivity> read(TrailRecord record) {
    boolean hasStacksOfOurs =
        record.account().equals(settings.hubAccount())
            || record.account().equals(settings.managementAccount());
    if (!record.isFrom("aws.cloudformation") || !hasStacksOfOurs) {
      return Optional.empty();
    }
    if (WatchedCalls.PLANS.contains(record.name())) {
      return made(record);
    }
    return WatchedCalls.EXECUTIONS.contains(record.name()) && record.request("stackName").isBlank()
        ? executed(record)
        : Optional.empty();
  }

  /// What a stack of ours is to become was read as a change of it.
  private static Optional<DecodedActivity> made(TrailRecord record) {
    JsonNode answer = record.event().detail().path("responseElements");
    String plan = answer.path("id").asText(answer.path("stackRefactorId").asText(""));
    String stack =
        record
            .request()
            .path("stackName")
            .asText(record.request().path("stackDefinitions").path(0).path("stackName").asText(""));
    return plan.isBlank() || stack.isBlank() || record.evidence().failed()
        ? Optional.empty()
        : ActivityReader.understood(new PlanMade(record.evidence(), plan, stack));
  }

  private static Optional<DecodedActivity> executed(TrailRecord record) {
    String changeSet = record.request("changeSetName");
    return ActivityReader.understood(
        new PlanExecuted(
            record.evidence(),
            changeSet.isBlank() ? record.request("stackRefactorId") : changeSet));
  }
}
