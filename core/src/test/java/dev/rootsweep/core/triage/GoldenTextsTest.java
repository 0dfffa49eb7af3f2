package dev.rootsweep.core.triage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.fake.Activities;
import dev.rootsweep.core.fake.TriageWorld;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.TaskPolicy;
import dev.rootsweep.core.signal.Actor;
import dev.rootsweep.core.signal.Evidence;
import dev.rootsweep.core.signal.RootActivity;
import dev.rootsweep.core.signal.RootActivity.Mfa;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The text of each kind, as somebody woken at night reads it. With the system property
/// `rootsweep.golden` set to `write` the files are written anew.
class GoldenTextsTest {
  private static final Path FOLDER = Path.of("src", "test", "resources", "notices");
  private static final Actor ADMINISTRATOR =
      Activities.role(TriageWorld.MANAGEMENT, "administrator");
  private static final Map<Notice.Kind, RootActivity> SCENES = scenes();

  static Set<Notice.Kind> kinds() {
    return SCENES.keySet();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void readsAsItShould(Notice.Kind kind) throws IOException {
    TriageWorld world = new TriageWorld();
    world.settle(scene(kind));
    Notice notice = world.sent().getFirst();

    String text = text(notice);

    Path file = FOLDER.resolve(kind.name().toLowerCase(Locale.ROOT) + ".txt");
    if ("write".equals(System.getProperty("rootsweep.golden"))) {
      Files.writeString(file, text);
    }
    assertEquals(Files.readString(file), text);
    assertEquals(kind, notice.kind());
    assertTrue(!text.contains("@"), text);
    assertTrue(notice.steps().size() >= 2, text);
  }

  @Test
  void coversEveryKindOfRootActivity() {
    Set<Notice.Kind> ofChecks = EnumSet.range(Notice.Kind.REMOVED, Notice.Kind.SWEEP_DIGEST);

    assertEquals(EnumSet.complementOf(EnumSet.copyOf(ofChecks)), EnumSet.copyOf(kinds()));
  }

  private static RootActivity scene(Notice.Kind kind) {
    return Optional.ofNullable(SCENES.get(kind)).orElseThrow();
  }

  private static String text(Notice notice) {
    StringBuilder text = new StringBuilder();
    text.append(notice.severity()).append(": ").append(notice.headline()).append("\n\n");
    notice.facts().forEach(fact -> text.append(fact).append('\n'));
    text.append('\n');
    for (int step = 0; step < notice.steps().size(); step++) {
      text.append(step + 1).append(". ").append(notice.steps().get(step)).append('\n');
    }
    return text.append("\nAlert ").append(notice.id()).append('\n').toString();
  }

  private static Map<Notice.Kind, RootActivity> scenes() {
    Actor root = Activities.root(Activities.CONSOLE_KEY, false);
    Evidence guard = by(ADMINISTRATOR, "organizations:DetachPolicy");
    Map<Notice.Kind, RootActivity> scenes = new TreeMap<>();
    scenes.put(Notice.Kind.ROOT_SIGN_IN, Activities.signIn("event-1", Mfa.NOT_USED));
    scenes.put(
        Notice.Kind.ROOT_SIGN_IN_FAILED, Activities.failedSignIn("event-1", TriageWorld.NOON));
    scenes.put(
        Notice.Kind.PASSWORD_RECOVERY_REQUESTED,
        touched(RootActivity.Step.RECOVERY_REQUESTED, "signin:PasswordRecoveryRequested"));
    scenes.put(
        Notice.Kind.ROOT_IDENTITY_CHANGED,
        touched(RootActivity.Step.EMAIL_CHANGED, "signin:EmailUpdated"));
    scenes.put(
        Notice.Kind.ROOT_CREDENTIAL_CHANGED,
        new RootActivity.CredentialTampered(
            Activities.refused(Activities.evidence(root, "iam:CreateAccessKey")),
            RootActivity.Credential.ACCESS_KEY,
            RootActivity.Change.MADE));
    scenes.put(
        Notice.Kind.ROOT_KEY_USED,
        Activities.call("event-1", Activities.root("AKIAEXAMPLEROOT00001", false)));
    scenes.put(Notice.Kind.ROOT_CALL, Activities.call("event-1", root));
    scenes.put(
        Notice.Kind.ROOT_SESSION_CALL,
        Activities.call("event-1", Activities.root(Activities.FOREIGN_KEY, true)));
    scenes.put(Notice.Kind.ROOT_SESSION_OPENED, session(ADMINISTRATOR, TaskPolicy.RECOVERY));
    scenes.put(
        Notice.Kind.OWN_ROLE_MISUSED,
        session(Activities.role(TriageWorld.HUB, "rootsweep-check"), TaskPolicy.DELETION));
    scenes.put(
        Notice.Kind.ROOT_SESSION_DENIED,
        new RootActivity.PrivilegedSession(
            Activities.refused(by(ADMINISTRATOR, "sts:AssumeRoot")),
            TriageWorld.MEMBER,
            Optional.of(TaskPolicy.RECOVERY),
            Optional.empty()));
    scenes.put(
        Notice.Kind.ROOT_ACCESS_WEAKENED,
        new RootActivity.GuardTouched(
            by(ADMINISTRATOR, "iam:DisableOrganizationsRootCredentialsManagement"),
            RootActivity.Guard.FEATURE,
            ""));
    scenes.put(
        Notice.Kind.POLICY_CHANGED,
        new RootActivity.GuardTouched(guard, RootActivity.Guard.POLICY, TriageWorld.DENY_ROOT));
    scenes.put(
        Notice.Kind.OWN_RESOURCE_CHANGED,
        new RootActivity.OwnResourceChanged(
            Activities.evidence(
                "event-1",
                TriageWorld.HUB,
                Activities.role(TriageWorld.HUB, "administrator"),
                "events:DeleteRule"),
            "rootsweep-root-activity"));
    scenes.put(
        Notice.Kind.TRAIL_CHANGED,
        new RootActivity.TrailChanged(by(ADMINISTRATOR, "cloudtrail:StopLogging"), "organization"));
    scenes.put(
        Notice.Kind.ACCOUNT_DEPARTED,
        new RootActivity.Departed(
            by(ADMINISTRATOR, "organizations:AccountDepartedOrganization"),
            Optional.of(TriageWorld.OTHER),
            "LEFT"));
    scenes.put(
        Notice.Kind.ROOT_UNKNOWN,
        new RootActivity.Unknown(Activities.evidence(Activities.root(), "signin:SomethingNew")));
    return scenes;
  }

  private static Evidence by(Actor actor, String call) {
    return Activities.evidence("event-1", TriageWorld.MANAGEMENT, actor, call);
  }

  private static RootActivity touched(RootActivity.Step step, String call) {
    return new RootActivity.IdentityTouched(
        Activities.evidence(Activities.root(), call), step, TriageWorld.MEMBER);
  }

  private static RootActivity session(Actor actor, TaskPolicy task) {
    return Activities.session("event-1", actor, TriageWorld.MEMBER, task, Activities.FOREIGN_KEY);
  }

  @Test
  void writesNoMoreThanAPersonReads() {
    List<String> steps =
        kinds().stream()
            .flatMap(
                kind -> new NextSteps(TriageWorld.settings()).of(kind, TriageWorld.MEMBER).stream())
            .toList();

    assertTrue(
        steps.stream().allMatch(step -> step.length() < 300),
        steps.stream().collect(Collectors.joining("\n")));
  }
}
