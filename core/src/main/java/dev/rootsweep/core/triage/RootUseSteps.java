package dev.rootsweep.core.triage;

import dev.rootsweep.core.alert.AwsCommands;
import dev.rootsweep.core.alert.RootsweepCommands;
import dev.rootsweep.core.settings.Settings;
import dev.rootsweep.core.signal.Actor;
import dev.rootsweep.core.signal.RootActivity;
import dev.rootsweep.core.signal.RootActivity.Change;
import dev.rootsweep.core.signal.RootActivity.Step;
import dev.rootsweep.core.signal.Touched;
import java.util.ArrayList;
import java.util.List;

/// Steps after somebody was root, or tried to become root, by the root user's own credentials.
final class RootUseSteps {
  static final String ASK_OWNER =
      "Contact the account owner over a separate channel and ask whether this was them.";

  private final Settings settings;
  private final RootsweepCommands commands;

  RootUseSteps(Settings settings) {
    this.settings = settings;
    this.commands = RootsweepCommands.of(settings);
  }

  List<String> use(Incident incident) {
    List<String> steps = new ArrayList<>();
    steps.add(ASK_OWNER);
    steps.add(readRoot(incident));
    newKey(incident, steps);
    steps.add(cutOff(incident));
    wayIn(incident, steps);
    putRight(incident, steps);
    return steps;
  }

  private static void wayIn(Incident incident, List<String> steps) {
    if (incident.activity() instanceof RootActivity.SignedIn) {
      steps.add(
          "Stop the way in if nobody confirms it: the owner changes the password of the root"
              + " mailbox and ends its sessions. A recovery needs that mailbox.");
      steps.add(
          "Undo what root changed if nobody confirms it: users, roles, keys, trust policies,"
              + " machines in Regions that you do not use.");
    }
  }

  List<String> key(Incident incident) {
    String key = AwsCommands.word(incident.actor().accessKeyId().orElse(""), "ID-OF-THE-KEY");
    List<String> steps = new ArrayList<>();
    steps.add(
        "Contact the account owner over a separate channel and ask what uses this root access key:"
            + " %s.".formatted(key));
    steps.add(
        "Read what the key did, in account %s: %s"
            .formatted(incident.account(), AwsCommands.eventsEverywhere("AccessKeyId", key)));
    steps.add(cutOff(incident));
    undo(incident, steps);
    steps.add(whatIsLeft(incident));
    steps.add(
        "Remove the key when nothing needs it any more, it cannot be restored: "
            + (isManagement(incident) || !incident.member()
                ? "sign in as root and delete the key %s under Security credentials.".formatted(key)
                : inHub() + commands.approve(incident.account())));
    return steps;
  }

  List<String> failedSignIn(Incident incident) {
    return List.of(
        "See whether a sign-in succeeded afterwards, in account %s: %s"
            .formatted(
                incident.account(), AwsCommands.signInsSince(incident.evidence().origin().at())),
        whatIsLeft(incident),
        ASK_OWNER,
        "Change the e-mail address of the root user if the attempts go on: somebody knows it.");
  }

  List<String> recovery(Incident incident) {
    return List.of(
        "Contact the readers of the root mailbox over a separate channel and ask whether they asked"
            + " for a new password. Nobody may follow the link in the mail; without a root password"
            + " the recovery cannot be completed.",
        "See whether the recovery was completed, in account %s: %s"
            .formatted(
                incident.account(),
                AwsCommands.events(
                    AwsCommands.region(incident.evidence()),
                    "EventName",
                    "PasswordRecoveryCompleted")),
        whatIsLeft(incident),
        cutOff(incident));
  }

  List<String> identity(RootActivity.IdentityTouched touched, Incident incident) {
    boolean byOthers = incident.actor().kind() == Actor.Kind.OTHER;
    if (byOthers && incident.evidence().failed()) {
      return CallerSteps.refused(incident.evidence());
    }
    List<String> steps = new ArrayList<>();
    boolean aboutAddress = isAboutAddress(touched.step()) && !incident.evidence().failed();
    steps.add(byOthers ? CallerSteps.ASK : ASK_OWNER);
    if (aboutAddress) {
      steps.add(
          "See whose address it is now, in the management account: aws organizations"
              + " describe-account --account-id %s --query Account.Email"
                  .formatted(incident.account()));
    }
    steps.add(readRoot(incident));
    if (byOthers) {
      steps.add(CallerSteps.stop(incident.evidence()));
    }
    steps.add(cutOff(incident));
    if (aboutAddress) {
      steps.add(
          "Take the address back if it is not yours: docs/runbook/root-identity-changed.md has the"
              + " two commands, which need your address and the code that AWS sends to it.");
    }
    steps.add(whatIsLeft(incident));
    return steps;
  }

  private static boolean isAboutAddress(Step step) {
    return step == Step.EMAIL_CHANGED || step == Step.EMAIL_CHANGE_STARTED;
  }

  private static String readRoot(Incident incident) {
    return "Read what the root user did, in account %s: %s"
        .formatted(incident.account(), AwsCommands.eventsEverywhere("Username", "root"));
  }

  /// A root user that acts makes keys for itself and for others.
  private static void newKey(Incident incident, List<String> steps) {
    boolean gone =
        incident.activity() instanceof RootActivity.CredentialTampered tampered
            && tampered.change() == Change.DELETED;
    if (!gone && incident.changedSomething()) {
      incident
          .evidence()
          .touched(Touched.ACCESS_KEY)
          .map(key -> AwsCommands.word(key, "ID-OF-THE-KEY"))
          .map(
              key ->
                  "Read what the key did, in account %s: %s"
                      .formatted(
                          incident.account(), AwsCommands.eventsEverywhere("AccessKeyId", key)))
          .ifPresent(steps::add);
    }
  }

  /// Returns how to end what is open. After a privileged session it is for the sign-in that a new
  /// password makes possible.
  String cutOff(Incident incident) {
    if (isManagement(incident)) {
      return "Take the root user back if nobody confirms it: open sessions last up to 12 h, and no"
          + " policy of the organization limits its management account. Change the root password,"
          + " delete the root access keys, see to MFA, and open a case with AWS Support.";
    }
    if (!incident.member()) {
      return "Take the root user back if nobody confirms it: open sessions last up to 12 h, and no"
          + " policy of yours limits an account outside the organization. Its owner must change the"
          + " root password, delete the root access keys, and open a case with AWS Support.";
    }
    return "Cut off root if nobody confirms it: sessions last up to 12 h, and a service control"
        + " policy ends them%s. In the management account: %s"
            .formatted(
                incident.actor().kind() == Actor.Kind.FEDERATED_BY_ROOT
                    ? ", but not this token, which lasts 1 h at most"
                    : "",
                AwsCommands.cutOffRoot(settings.watch().denyRootPolicy(), incident.account()));
  }

  /// A new credential is removed by a check, not by hand.
  void putRight(Incident incident, List<String> steps) {
    if (madeCredential(incident)) {
      steps.add(whatIsLeft(incident));
      steps.add(
          "Remove the credential if nobody confirms it, it cannot be restored" + removal(incident));
      return;
    }
    undo(incident, steps);
    steps.add(whatIsLeft(incident));
  }

  private static boolean madeCredential(Incident incident) {
    return incident.changedSomething()
        && incident.activity() instanceof RootActivity.CredentialTampered tampered
        && (tampered.change() == Change.MADE || tampered.change() == Change.ENABLED);
  }

  private String inHub() {
    return "in account %s: ".formatted(settings.hubAccount());
  }

  private String removal(Incident incident) {
    if (isManagement(incident) || !incident.member()) {
      return ": sign in as root and delete it under Security credentials.";
    }
    return ". Rootsweep's check removes or holds it, and this releases what is held: "
        + inHub()
        + commands.approve(incident.account());
  }

  /// The caller chose the names of what was touched, so no step repeats them.
  private static void undo(Incident incident, List<String> steps) {
    boolean called =
        incident.activity() instanceof RootActivity.Called
            || incident.activity() instanceof RootActivity.CredentialTampered;
    if (called && incident.changedSomething()) {
      steps.add(
          "Undo what the call changed if nobody confirms it: Call above names it"
              + (ActivityTexts.object(incident.activity()).isPresent()
                  ? ", and Object what it touched."
                  : "."));
    }
  }

  /// The management account is no member: what it holds it says itself.
  String whatIsLeft(Incident incident) {
    return isManagement(incident) || !incident.member()
        ? "See which root credentials are left, in account %s: aws iam get-account-summary --query"
                .formatted(incident.account())
            + " 'SummaryMap.[AccountPasswordPresent,AccountAccessKeysPresent,AccountSigningCertificatesPresent,AccountMFAEnabled]'"
        : "See which root credentials are left, in account %s: %s"
            .formatted(settings.hubAccount(), commands.audit(incident.account()));
  }

  private boolean isManagement(Incident incident) {
    return incident.account().equals(settings.managementAccount());
  }
}
