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
/// for those who approve and pause, another for those who check by hand.
final class People extends Construct {
  People(
      Construct scope,
      String id,
      Deployment deployment,
      Ledger ledger,
      WorkQueue checks,
      AlertTopics topics) {
    super(scope, id);
    LedgerRights rights = new LedgerRights(ledger.arn());
    List<Privilege> approving = new ArrayList<>(rights.approving());
    approving.add(Privileges.send(checks.queue().getQueueArn()));
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
    checking.add(Privileges.listFeatures());
    checking.addAll(looking(topics));
    policy(
        "CheckByHand",
        "check-by-hand",
        "Rootsweep: audit and check accounts (rootsweep audit, check), deletion included",
        checking);
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
