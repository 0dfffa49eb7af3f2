package dev.rootsweep.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rootsweep.sandbox.wire.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The operation `sts:AssumeRoot`: first the request's form, then target and policy, then whether
/// the caller may, then the organization's features.
final class AssumeRoot implements Operation {

  private static final int MOST_SECONDS = 900;
  private static final Pattern TARGET = Pattern.compile("(\\d{12})|arn:aws:iam::(\\d{12}):root");

  private final Organization organization;
  private final Sessions sessions;

  AssumeRoot(Organization organization, Sessions sessions) {
    this.organization = organization;
    this.sessions = sessions;
  }

  @Override
  public ObjectNode answer(Asked asked) {
    checkForm(asked);
    String account = account(asked);
    TaskPolicy task = task(asked);
    checkPermission(asked, account);
    checkOrganization(asked, task);
    return session(asked, account, task);
  }

  private static void checkForm(Asked asked) {
    List<String> violations = new ArrayList<>();
    if (asked.input("TargetPrincipal").isEmpty()) {
      violations.add(violation("null", "targetPrincipal", "not be null"));
    }
    if (asked.input("TaskPolicyArn.arn").isEmpty()) {
      violations.add(violation("null", "taskPolicyArn", "not be null"));
    }
    int seconds = seconds(asked);
    if (seconds > MOST_SECONDS) {
      String bound = "have value less than or equal to " + MOST_SECONDS;
      violations.add(violation("'" + seconds + "'", "durationSeconds", bound));
    }
    if (seconds < 0) {
      String bound = "have value greater than or equal to 0";
      violations.add(violation("'" + seconds + "'", "durationSeconds", bound));
    }
    if (!violations.isEmpty()) {
      String count = violations.size() == 1 ? " validation error" : " validation errors";
      String all = String.join("; ", violations);
      throw Refusal.validation(violations.size() + count + " detected: " + all);
    }
  }

  private static String violation(String value, String member, String must) {
    return "Value "
        + value
        + " at '"
        + member
        + "' failed to satisfy constraint: Member must "
        + must;
  }

  private static int seconds(Asked asked) {
    try {
      return asked.input("DurationSeconds").map(Integer::parseInt).orElse(MOST_SECONDS);
    } catch (NumberFormatException _) {
      throw new Refusal(400, "MalformedInput", "DurationSeconds is not a number.");
    }
  }

  private static String account(Asked asked) {
    Matcher target = TARGET.matcher(asked.required("TargetPrincipal"));
    if (!target.matches()) {
      throw Refusal.validation("Request must contain a valid target principal");
    }
    return target.group(1) == null ? target.group(2) : target.group(1);
  }

  private static TaskPolicy task(Asked asked) {
    return TaskPolicy.of(asked.required("TaskPolicyArn.arn"))
        .orElseThrow(
            () -> Refusal.validation("Request must contain valid AWS managed task policy ARN"));
  }

  private void checkPermission(Asked asked, String account) {
    boolean may =
        switch (asked.who()) {
          case Caller caller -> caller.may(asked.action()) && speaksForAll(caller.account());
          case RootSession _ -> false;
        };
    if (!may || !targetable(account) || notReady(asked, account)) {
      throw Permissions.denied(asked, "arn:aws:iam::" + account + ":root", "");
    }
  }

  private boolean speaksForAll(String account) {
    return organization.manages(account) || organization.delegated(account, Organization.IAM);
  }

  /// That accounts which are foreign or not active are refused with this text is not captured.
  private boolean targetable(String account) {
    return !organization.manages(account)
        && organization
            .current(account)
            .filter(found -> found.state() == AccountState.ACTIVE)
            .isPresent();
  }

  private boolean notReady(Asked asked, String account) {
    Account target = organization.account(account);
    return organization.faults().notReady(asked.now(), target.joined())
        || target.faults().notReady(asked.now(), target.joined());
  }

  private void checkOrganization(Asked asked, TaskPolicy task) {
    if (!organization.stsTrustsIam(asked.now())) {
      throw new Refusal(403, "AccessDenied", "Service not enabled for AWS Organizations.");
    }
    if (!organization.features().contains(task.feature())) {
      String text = " feature is not enabled for your AWS Organization.";
      throw new Refusal(403, "AccessDenied", task.feature().prose() + text);
    }
  }

  private Duration lasting(Asked asked, String account) {
    return Stream.of(
            Duration.ofSeconds(seconds(asked)),
            organization.faults().sessions(),
            organization.account(account).faults().sessions())
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  private ObjectNode session(Asked asked, String account, TaskPolicy task) {
    RootSession session = sessions.open(account, task, asked.now().plus(lasting(asked, account)));
    ObjectNode result = Json.object();
    result
        .putObject("Credentials")
        .put("AccessKeyId", session.accessKeyId())
        .put("SecretAccessKey", session.secretAccessKey())
        .put("SessionToken", session.token())
        .put("Expiration", Json.time(session.expires()));
    return result;
  }
}
