package dev.rootsweep.core.triage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.alert.AwsCommands;
import dev.rootsweep.core.fake.AlertScenes;
import dev.rootsweep.core.fake.AlertVariants;
import dev.rootsweep.core.fake.TriageWorld;
import dev.rootsweep.core.model.ActivityAlertKind;
import dev.rootsweep.core.model.AlertKind;
import dev.rootsweep.core.model.Notice;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NextStepsTest {
  private static final Pattern COMMAND =
      Pattern.compile("aws ([a-z0-9-]+) ([a-z0-9-]+)|rootsweep ([a-z]+)");
  private static final Pattern READS = Pattern.compile("(get|list|describe|lookup)-.*|audit");

  static Stream<Notice> notices() {
    return Stream.concat(AlertScenes.all().values().stream(), AlertVariants.all().values().stream())
        .filter(notice -> notice.kind() instanceof ActivityAlertKind);
  }

  @ParameterizedTest
  @MethodSource("notices")
  void areNoMoreThanAPersonReads(Notice notice) {
    assertTrue(notice.steps().size() <= 8, notice.steps()::toString);
    for (String step : notice.steps()) {
      assertTrue(step.length() <= 600, step);
    }
    assertTrue(String.join("\n", notice.steps()).length() <= 2_400, notice.steps()::toString);
  }

  /// The role of ours goes first: Rootsweep knows that nobody else may use it.
  @ParameterizedTest
  @MethodSource("notices")
  void readBeforeTheyChange(Notice notice) {
    List<String> verbs =
        notice.steps().stream()
            .flatMap(
                step ->
                    COMMAND
                        .matcher(step)
                        .results()
                        .limit(1)
                        .map(found -> Objects.requireNonNullElse(found.group(2), found.group(3))))
            .toList();

    assertFalse(verbs.isEmpty());
    assertEquals(
        notice.kind() != ActivityAlertKind.OWN_ROLE_MISUSED,
        READS.matcher(verbs.getFirst()).matches(),
        verbs::toString);
  }

  @Test
  void cutOffOpenSessionsAfterRootUse() {
    String steps = steps(ActivityAlertKind.ROOT_SIGN_IN);

    assertTrue(steps.contains("12 h"), steps);
    assertTrue(
        steps.contains(
            "aws organizations attach-policy --policy-id p-denyroot1 --target-id 303030303030"),
        steps);
  }

  @Test
  void stopWhoOpenedARootSessionAndDoNotTrustThePolicyThatSparesIt() {
    String steps = steps("root-session-call--bucket-policy");

    assertTrue(steps.contains("15 min at most"), steps);
    assertTrue(steps.contains("contains(CloudTrailEvent, 'ASIAEXAMPLEFOREIGN01')"), steps);
    assertTrue(steps.contains("stop-a-caller"), steps);
    assertFalse(steps.contains("attach-policy"), steps);
    assertFalse(steps.contains("12 h"), steps);
  }

  @Test
  void sayOfACredentialMadeInARootSessionWhoIsToBeStopped() {
    String steps = steps("root-credential-changed--in-a-root-session");

    assertTrue(steps.contains("AttributeKey=EventName,AttributeValue=AssumeRoot"), steps);
    assertTrue(steps.contains("15 min at most"), steps);
    assertFalse(steps.contains("Contact the account owner"), steps);
  }

  @Test
  void nameTheRootKey() {
    String steps = steps(ActivityAlertKind.ROOT_KEY_USED);

    assertTrue(
        steps.contains("AttributeKey=AccessKeyId,AttributeValue=AKIAEXAMPLEROOT00001"), steps);
    assertTrue(steps.contains("rootsweep approve 303030303030 --reason"), steps);
  }

  @Test
  void nameTheNewKeyOfACredentialThatWasMade() {
    String steps = steps("root-credential-changed--new-key");

    assertTrue(
        steps.contains("AttributeKey=AccessKeyId,AttributeValue=AKIAEXAMPLENEWKEY001"), steps);
  }

  @ParameterizedTest
  @CsvSource({
    "trail-changed--DeleteTrail, create-trail, get-trail-status",
    "trail-changed--UpdateTrail, update-trail, create-trail",
    "trail-changed--PutEventSelectors, put-event-selectors, create-trail",
    "policy-changed--DeletePolicy, list-policies, describe-policy",
    "policy-changed--UpdatePolicy, update-policy, attach-policy",
    "policy-changed--DisablePolicyType, enable-policy-type, describe-policy",
    "policy-changed--DisablePolicyType, attach-policy --policy-id p-denyroot1, detach-policy",
    "policy-changed--DisablePolicyType-of-another-type, enable-policy-type, attach-policy",
    "policy-changed--EnablePolicyType, disable-policy-type, update-policy",
    "policy-changed--AttachPolicy, detach-policy --policy-id p-denyroot1, attach-policy",
    "policy-changed--DisableControl, enable-control, describe-policy",
    "own-resource-changed--alarm-muted, delete-alarm-mute-rule --region us-east-1"
        + " --alarm-mute-rule-name quiet, cdk deploy",
    "own-resource-changed--alarm-actions-disabled, enable-alarm-actions, cdk deploy",
    "own-resource-changed--function-without-concurrency, delete-function-concurrency, cdk deploy",
    "own-resource-changed--queue-purged, next sweep now, cdk deploy",
    "own-resource-changed--change-set-by-arn, describe-change-set, describe-stack-refactor",
    "own-resource-changed--stack-refactor, describe-stack-refactor, describe-change-set",
    "own-resource-changed--forwarder-of-a-member, StackSet-rootsweep-forwarder, cdk deploy",
    "own-resource-changed--stack-instances-deleted, forwarder-failed.md, cdk deploy",
    "own-resource-changed--in-the-management-account, deploy --revert-drift"
        + " 'rootsweep-organization*', rootsweep-hub",
    "forwarder-failed--inoperable, Values=INOPERABLE, update-stack-set",
    "detection-weakened--stack-sets, activate-organizations-access, organization trail",
    "delegation-changed--removed, register-organization-delegated-admin, Look for changes",
    "delegation-changed--policy-deleted, put-resource-policy, Look for changes",
    "root-access-weakened--delegate, deregister-delegated-administrator, enable-aws-service-access",
    "root-access-weakened--trusted-access, enable-aws-service-access, register-delegated"
  })
  void giveTheCommandsThatWorkAfterTheCall(String variant, String works, String fails) {
    assertTrue(steps(variant).contains(works), steps(variant));
    assertFalse(steps(variant).contains(" " + fails), steps(variant));
  }

  /// A refused call has changed nothing, and to undo what is not done is a change of its own.
  @ParameterizedTest
  @MethodSource("refusals")
  void putNothingBackAfterARefusal(String variant) {
    List<String> verbs =
        COMMAND.matcher(steps(variant)).results().map(found -> found.group(2)).toList();

    assertEquals(List.of("describe-regions", "lookup-events", "put-role-policy"), verbs);
    assertTrue(steps(variant).contains("changed nothing"), steps(variant));
  }

  static List<String> refusals() {
    return AlertVariants.all().keySet().stream()
        .filter(name -> name.endsWith("--refused"))
        .toList();
  }

  /// A plain deployment of an unchanged template restores nothing.
  @ParameterizedTest
  @MethodSource("notices")
  void deployOnlySoThatDriftIsReverted(Notice notice) {
    String steps = joined(notice);

    assertEquals(steps.contains("npx cdk deploy"), steps.contains("--revert-drift"), steps);
    assertFalse(steps.contains("eploy Rootsweep again"), steps);
  }

  @Test
  void undoInTheManagementAccountWhatADelegateDid() {
    List<String> steps =
        Objects.requireNonNull(AlertVariants.all().get("trail-changed--by-a-delegate")).steps();

    assertTrue(steps.getFirst().contains("in the management account"), steps::toString);
    assertTrue(
        steps
            .getLast()
            .contains(
                "in the management account: aws cloudtrail start-logging --region us-east-1 --name"
                    + " arn:aws:cloudtrail:us-east-1:111111111111:trail/organization"),
        steps::toString);
  }

  @Test
  void lookForRootSessionsSinceTheLedgerIsSilentWhereverOneCanBeOpened() {
    String steps =
        String.join("\n", new NextSteps(TriageWorld.settings()).ledgerSilent(TriageWorld.NOON));

    assertTrue(steps.contains("--start-time 2026-11-22T12:00:00Z"), steps);
    assertTrue(steps.contains("in the management account 111111111111"), steps);
  }

  @Test
  void removeANewCredentialByRootsweepItself() {
    String steps = steps("root-credential-changed--new-key");

    assertTrue(steps.contains("rootsweep approve 303030303030 --reason"), steps);
  }

  @Test
  void pointOnlyToAnObjectThatTheAlertHas() {
    assertFalse(steps(ActivityAlertKind.ROOT_KEY_USED).contains("Object"));
    assertTrue(steps("root-call--key-for-a-user").contains("and Object what it touched"));
  }

  @Test
  void attachNoPolicyToTheManagementAccountOrToAStranger() {
    for (String variant :
        List.of("root-sign-in--management-account", "root-sign-in--not-a-member")) {
      assertFalse(steps(variant).contains("attach-policy"), steps(variant));
      assertTrue(steps(variant).contains("AWS Support"), steps(variant));
    }
  }

  @Test
  void putNothingOfAnAttackersIntoACommand() {
    String steps = steps("trail-changed--named-by-an-attacker");

    assertFalse(steps.contains("curl"), steps);
    assertTrue(steps.contains("--name NAME-OF-THE-TRAIL"), steps);
  }

  @Test
  void stopAUserARoleAndSomebodyWithSingleSignOnEachInItsWay() {
    assertTrue(
        steps("root-session-opened--by-a-user-for-a-bucket")
            .contains("aws iam put-user-policy --user-name bob"));
    assertTrue(
        steps(ActivityAlertKind.ROOT_SESSION_OPENED)
            .contains("aws iam put-role-policy --role-name administrator"));
    String singleSignOn = steps("root-session-opened--by-single-sign-on");
    assertTrue(singleSignOn.contains("IAM Identity Center"), singleSignOn);
    assertTrue(
        singleSignOn.contains(
            "AttributeKey=EventId,AttributeValue=event-1 --query 'Events[].Username'"),
        singleSignOn);
  }

  @Test
  void makeThePolicyWhereNoSettingNamesIt() {
    Matcher id =
        Pattern.compile("--policy-id (\\S+)")
            .matcher(AwsCommands.cutOffRoot("", TriageWorld.MEMBER));

    assertTrue(id.find());
    assertEquals("\"$(aws", id.group(1));
  }

  private static String steps(ActivityAlertKind kind) {
    return joined(AlertScenes.all().get((AlertKind) kind));
  }

  private static String steps(String variant) {
    return joined(AlertVariants.all().get(variant));
  }

  private static String joined(@Nullable Notice notice) {
    return String.join("\n", Objects.requireNonNull(notice).steps());
  }
}
