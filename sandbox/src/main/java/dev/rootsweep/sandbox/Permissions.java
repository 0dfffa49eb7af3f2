package dev.rootsweep.sandbox;

import dev.rootsweep.sandbox.wire.Refusal;
import java.util.UUID;

/// Whether a principal may ask at all. AssumeRoot judges for itself: its refusals read otherwise.
final class Permissions {

  private final Organization organization;

  Permissions(Organization organization) {
    this.organization = organization;
  }

  void check(Asked asked) {
    if (asked.service().equals("sts")) {
      return;
    }
    switch (asked.who()) {
      case Caller caller -> check(asked, caller);
      case RootSession session -> check(asked, session);
    }
  }

  private static void check(Asked asked, Caller caller) {
    if (caller.denies(asked.action())) {
      throw denied(asked, resource(asked), " with an explicit deny in an identity-based policy");
    }
    if (!caller.may(asked.action())) {
      String text = " because no identity-based policy allows the " + asked.action() + " action";
      throw denied(asked, resource(asked), text + pointer(asked));
    }
  }

  private static String resource(Asked asked) {
    return switch (asked.service()) {
      case "s3" -> "\"arn:aws:s3:::" + asked.required("Bucket") + "\"";
      case "sqs" -> SqsQueue.at(asked.required("QueueUrl"), asked.region()).arn();
      default -> "*";
    };
  }

  /// Only the newest IAM operations point to the details of a refusal (captured).
  private static String pointer(Asked asked) {
    if (!asked.operation().equals("GetAccountProperties")) {
      return "";
    }
    String id = UUID.randomUUID().toString();
    return ". Go to https://us-east-1.console.aws.amazon.com/iam/home?region=us-east-1"
        + "#/authorization-details/"
        + id
        + " for complete details, or call the GetRequestAuthorizationDetails API with the"
        + " following authorization id: "
        + id;
  }

  private void check(Asked asked, RootSession session) {
    if (organization.deniesRootSessions(organization.account(session.account()))) {
      throw deniedByOrganization(asked, resource(asked, session));
    }
    if (!session.task().allows(asked.action()) || asked.input("UserName").isPresent()) {
      String text = " with an explicit deny in a session policy";
      throw denied(asked, resource(asked, session), text);
    }
  }

  private static String resource(Asked asked, RootSession session) {
    if (asked.operation().equals("GetAccountSummary") || !asked.service().equals("iam")) {
      return "*";
    }
    return asked
        .input("UserName")
        .map(name -> "user " + name)
        .orElse("arn:aws:iam::" + session.account() + ":root");
  }

  static Refusal deniedByOrganization(Asked asked, String resource) {
    return denied(asked, resource, " with an explicit deny in a service control policy");
  }

  static Refusal denied(Asked asked, String resource, String why) {
    String text =
        "User: "
            + asked.who().arn()
            + " is not authorized to perform: "
            + asked.action()
            + " on resource: "
            + resource
            + why;
    return new Refusal(403, "AccessDenied", text);
  }
}
