package dev.rootsweep.core.triage;

import dev.rootsweep.core.alert.AwsCommands;
import dev.rootsweep.core.model.TaskPolicy;
import dev.rootsweep.core.settings.Settings;
import dev.rootsweep.core.signal.Evidence;
import dev.rootsweep.core.signal.RootActivity;
import dev.rootsweep.core.signal.RootActivity.Change;
import dev.rootsweep.core.signal.RootActivity.Credential;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Steps after privileged root sessions: who opened one is stopped, since nothing ends a session
/// and the policy that denies root spares it.
///
/// - source: IAM User Guide, "Track privileged tasks in AWS CloudTrail"
final class SessionSteps {
  private final Settings settings;
  private final RootUseSteps rootUse;

  SessionSteps(Settings settings, RootUseSteps rootUse) {
    this.settings = settings;
    this.rootUse = rootUse;
  }

  /// Returns what to do after something was done in a session: the record does not name who opened
  /// it.
  List<String> used(Incident incident) {
    String key = incident.actor().accessKeyId().orElse("");
    List<String> steps = new ArrayList<>();
    steps.add(
        "Find who opened this privileged root session, which lasts 15 min at most and is not"
            + " stopped by the policy that denies root. In the management account %s and in account"
                .formatted(settings.managementAccount())
            + " %s: %s".formatted(settings.hubAccount(), AwsCommands.opening(key)));
    steps.add(whatItDid(incident, key));
    steps.add("Contact the person who opened it over a separate channel and ask what it was for.");
    steps.add(
        "Stop the person who opened it if nobody confirms it: docs/runbook/stop-a-caller.md says"
            + " how, for the userIdentity.arn of the AssumeRoot record.");
    if (madePassword(incident)) {
      steps.add(rootUse.cutOff(incident));
    }
    rootUse.putRight(incident, steps);
    return steps;
  }

  private static boolean madePassword(Incident incident) {
    return incident.changedSomething()
        && incident.activity() instanceof RootActivity.CredentialTampered tampered
        && tampered.credential() == Credential.LOGIN_PROFILE
        && (tampered.change() == Change.MADE || tampered.change() == Change.UPDATED);
  }

  List<String> opened(RootActivity.PrivilegedSession session, Incident incident) {
    List<String> steps = new ArrayList<>();
    steps.add(
        "Contact the caller over a separate channel and ask what the session was for. It lasts"
            + " 15 min at most, and the policy that denies root does not stop it.");
    session.issuedKey().map(key -> whatItDid(incident, key)).ifPresent(steps::add);
    steps.add(CallerSteps.stop(incident.evidence()));
    afterTask(session.task(), incident).ifPresent(steps::add);
    steps.add(rootUse.whatIsLeft(incident));
    return steps;
  }

  private Optional<String> afterTask(Optional<TaskPolicy> task, Incident incident) {
    return task.flatMap(
        what ->
            switch (what) {
              case RECOVERY -> Optional.of(rootUse.cutOff(incident));
              case BUCKET_UNLOCK, QUEUE_UNLOCK ->
                  Optional.of(
                      "Compare the policy of the bucket or queue with the one it should have, if"
                          + " nobody confirms it.");
              case AUDIT, DELETION -> Optional.empty();
            });
  }

  List<String> denied(Incident incident) {
    Evidence evidence = incident.evidence();
    return List.of(
        CallerSteps.whatElse(evidence),
        "Contact the caller over a separate channel and ask what was wanted: AWS refused it, and"
            + " nothing has changed.",
        CallerSteps.stop(evidence));
  }

  /// The role goes first: each minute it opens more sessions.
  List<String> ownRole(RootActivity.PrivilegedSession session, Incident incident) {
    Evidence evidence = incident.evidence();
    String role = CallerSteps.role(evidence);
    String hub = settings.hubAccount().value();
    List<String> steps = new ArrayList<>();
    steps.add(
        "Stop the role. This also stops Rootsweep, which is intended, and Rootsweep alerts on it. Sessions that are open last up to 15 min and cannot be stopped. In account %s: %s"
            .formatted(hub, CallerSteps.denyAll("role", role)));
    steps.add(
        "List the root sessions that the role opened, with targetPrincipal and accessKeyId of each, in account %s: %s"
            .formatted(hub, AwsCommands.opening(role)));
    session.issuedKey().map(key -> whatItDid(incident, key)).ifPresent(steps::add);
    if (session.task().filter(TaskPolicy.RECOVERY::equals).isPresent()) {
      steps.add(rootUse.cutOff(incident));
    }
    steps.add(
        "See who changed the role and its functions, in account %s: %s; aws lambda list-functions%s"
                .formatted(
                    hub,
                    AwsCommands.events("us-east-1", "ResourceName", role),
                    AwsCommands.in(settings.region()))
            + " --query 'Functions[].[FunctionName,CodeSha256,LastModified]' --output text");
    steps.add(
        "Give the role back after you have closed the way in and put Rootsweep back, in account %s (before it: %s). Rootsweep alerts on this too: aws iam delete-role-policy --role-name %s --policy-name incident-deny-all"
            .formatted(hub, DeploymentSteps.deploy(settings, settings.hubAccount()), role));
    steps.add(rootUse.whatIsLeft(incident));
    return steps;
  }

  private static String whatItDid(Incident incident, String key) {
    return "See what the session did, in account %s: %s"
        .formatted(
            incident.account(),
            AwsCommands.eventsEverywhere(
                "AccessKeyId", AwsCommands.word(key, "KEY-ID-OF-THE-SESSION")));
  }
}
