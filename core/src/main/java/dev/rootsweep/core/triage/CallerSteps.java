package dev.rootsweep.core.triage;

import dev.rootsweep.core.alert.AwsCommands;
import dev.rootsweep.core.signal.Evidence;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Steps about whoever made a call.
final class CallerSteps {
  static final String ASK =
      "Contact the caller over a separate channel and ask whether this was them.";

  private static final String STOP = "Stop the caller if nobody confirms it";
  private static final String SINGLE_SIGN_ON = "AWSReservedSSO_";
  private static final Pattern NAMED =
      Pattern.compile("arn:[a-z0-9-]+:iam::([0-9]{12}):(role|user)/(?:.*/)?([A-Za-z0-9_+=,.-]+)");

  private CallerSteps() {}

  /// Returns how to end all that a caller can do, sessions that are open and new ones alike.
  static String stop(Evidence evidence) {
    Matcher caller = NAMED.matcher(evidence.actor().identity());
    if (!caller.matches() || caller.group(3).startsWith("-")) {
      return STOP + ": docs/runbook/stop-a-caller.md says how, for the caller in Who above.";
    }
    if (caller.group(3).startsWith(SINGLE_SIGN_ON)) {
      return STOP
          + ": disable the user in IAM Identity Center and delete the user's sessions there. The"
          + " CloudTrail record has the user's name, in account %s: %s"
              .formatted(evidence.origin().account(), userName(evidence));
    }
    return "%s, in account %s%s: %s"
        .formatted(STOP, caller.group(1), others(caller.group(2)), deny(caller));
  }

  /// An alert masks a name that is an e-mail address.
  private static String userName(Evidence evidence) {
    return AwsCommands.lookUp(
            AwsCommands.region(evidence),
            "EventId",
            AwsCommands.word(evidence.origin().eventId(), "ID-OF-THE-EVENT"))
        + " --query 'Events[].Username' --output text";
  }

  private static String others(String kind) {
    return kind.equals("role") ? " (this stops everybody who uses the role)" : "";
  }

  private static String deny(Matcher caller) {
    return denyAll(caller.group(2), caller.group(3));
  }

  /// Denies everything to a role or a user.
  static String denyAll(String kind, String name) {
    return "aws iam put-%s-policy --%s-name %s --policy-name incident-deny-all --policy-document %s"
        .formatted(kind, kind, name, AwsCommands.DENY_ALL);
  }

  /// Returns the name of the role that a caller has, as a plain word.
  static String role(Evidence evidence) {
    Matcher caller = NAMED.matcher(evidence.actor().identity());
    return caller.matches() ? caller.group(3) : "NAME-OF-THE-ROLE";
  }

  /// Returns what to do about a call that AWS refused: there is nothing to put back, but the caller
  /// may have found another way.
  static List<String> refused(Evidence evidence) {
    return List.of(
        whatElse(evidence),
        ASK
            + " AWS refused the call, and it changed nothing; step 1 shows whether another one"
            + " succeeded.",
        stop(evidence));
  }

  /// Returns what else was done with the caller's credentials.
  static String whatElse(Evidence evidence) {
    String region = AwsCommands.region(evidence);
    String account = evidence.actor().account().orElse(evidence.origin().account()).value();
    return "See what else the caller did, in account %s: %s"
        .formatted(
            account,
            evidence
                .actor()
                .accessKeyId()
                .map(key -> AwsCommands.word(key, "KEY-ID-OF-THE-CALLER"))
                .map(key -> AwsCommands.eventsEverywhere("AccessKeyId", key))
                .orElseGet(
                    () ->
                        AwsCommands.events(
                            region,
                            "EventId",
                            AwsCommands.word(evidence.origin().eventId(), "ID-OF-THE-EVENT"))));
  }
}
