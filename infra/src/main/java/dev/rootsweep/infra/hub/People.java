package dev.rootsweep.infra.hub;

import dev.rootsweep.infra.deployment.Deployment;
import dev.rootsweep.infra.deployment.Names;
import dev.rootsweep.infra.function.LedgerRights;
import dev.rootsweep.infra.function.Privilege;
import dev.rootsweep.infra.function.Privileges;
import dev.rootsweep.infra.function.Privileges.Task;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.constructs.Construct;

/// What people need to work on the deployed system, as policies that are attached to nobody: one
/// for those who approve and pause, one for those who check by hand, one for those who move dead
/// letters back. The first of the queues is that of checks.
final class People extends Construct {
  People(
      Construct scope,
      String id,
      Deployment deployment,
      Ledger ledger,
      List<WorkQueue> queues,
      AlertTopics topics) {
    super(scope, id);
    LedgerRights rights = new LedgerRights(ledger.arn());
    List<Privilege> approving = new ArrayList<>(rights.approving());
    approving.add(Privileges.send(queues.getFirst().queue().getQueueArn()));
    approving.addAll(looking(topics));
    policy(
        "Approve",
        "approve",
        "Rootsweep: approve removals, pause and resume them (rootsweep approve, pause, resume)",
        approving);

    List<Privilege> checking = new ArrayList<>(rights.checkingByHand());
    checking.add(Privileges.assumeRoot(List.of(Task.AUDIT, Task.DELETE)));
    checking.add(Privileges.listAccounts());
    checking.add(Privileges.describeAccounts(deployment));
    checking.add(Privileges.readTags(deployment));
    checking.add(Privileges.listUnits());
    checking.add(Privileges.listFeatures());
    checking.addAll(looking(topics));
    policy(
        "CheckByHand",
        "check-by-hand",
        "Rootsweep: audit and check accounts (rootsweep audit, check), deletion included",
        checking);
    policy(
        "Redrive",
        "redrive",
        "Rootsweep: read dead letters and move them back to their queue",
        redriving(queues));
  }

  /// A dead letter goes back to the queue that it was sent to first.
  private static List<Privilege> redriving(List<WorkQueue> queues) {
    return List.of(
        Privileges.redrive(
            queues.stream().map(queue -> queue.deadLetters().getQueueArn()).toList()),
        Privileges.send(
            queues.stream().map(queue -> queue.queue().getQueueArn()).toArray(String[]::new)));
  }

  /// What every command asks first and last.
  private static List<Privilege> looking(AlertTopics topics) {
    return List.of(
        Privileges.describeOrganization(), Privileges.countSubscriptions(topics.watchedArns()));
  }

  private void policy(String id, String name, String description, List<Privilege> privileges) {
    ManagedPolicy policy =
        ManagedPolicy.Builder.create(this, id)
            .managedPolicyName(Names.of(name))
            .description(description)
            .statements(privileges.stream().map(Privilege::statement).toList())
            .build();
    Privilege.explain(policy, privileges);
  }
}
