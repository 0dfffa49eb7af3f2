package dev.rootsweep.core.alert;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.signal.Evidence;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/// Commands of the AWS command line that a step suggests. Each runs as printed: what others chose
/// gets into one only as a plain word, which no shell reads as anything else.
///
/// - source: AWS CLI Command Reference
public final class AwsCommands {
  public static final String DENY_ALL =
      "'{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\"}]}'";

  private static final String DENY_ROOT =
      "'{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"ArnLike\":{\"aws:PrincipalArn\":\"arn:*:iam::*:root\"},\"Null\":{\"aws:AssumedRoot\":\"true\"}}}]}'";

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9/][A-Za-z0-9:/_.+=,-]{0,255}");

  /// The Region of a command where nobody knows another.
  public static final String NO_REGION = "us-east-1";

  private AwsCommands() {}

  /// Returns a text that others chose if it is a plain word, else what a person must put there.
  public static String word(String text, String otherwise) {
    return PLAIN.matcher(text).matches() ? text : otherwise;
  }

  /// Returns the name of what a call touched if it is a plain word, else what a person must put
  /// there.
  public static String touched(Evidence evidence, String what, String otherwise) {
    return evidence.touched(what).map(name -> word(name, otherwise)).orElse(otherwise);
  }

  /// Returns the Region of a record.
  public static String region(Evidence evidence) {
    return word(evidence.origin().region(), NO_REGION);
  }

  /// Names a Region to a command, unless nobody knows it: then the person's own is taken.
  public static String in(String region) {
    return region.isEmpty() ? "" : " --region " + region;
  }

  /// Lists the events of one Region.
  public static String events(String region, String attribute, String value) {
    return lookUp(region, attribute, value)
        + " --query 'Events[].[EventTime,EventSource,EventName,Username,EventId]' --output text";
  }

  /// Lists the events of these names, which AWS records in one Region whatever the caller's.
  ///
  /// - source: docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-integration.html
  public static String globalEvents(String... names) {
    return "for NAME in %s; do %s --query 'Events[].[EventTime,EventName,Username,EventId]' --output text; done"
        .formatted(String.join(" ", names), lookUp(NO_REGION, "EventName", "$NAME"));
  }

  /// Lists the events of every Region that the account uses.
  public static String eventsEverywhere(String attribute, String value) {
    return eventsEverywhere(attribute, value, "");
  }

  /// Lists the events since an instant, of every Region that the account uses.
  public static String eventsSince(String attribute, String value, Instant since) {
    return eventsEverywhere(
        attribute, value, " --start-time " + since.truncatedTo(ChronoUnit.SECONDS));
  }

  /// Lists the sign-ins to the console that succeeded since an instant, in every Region.
  public static String signInsSince(Instant since) {
    return everywhere(
        lookUp("$HERE", "EventName", "ConsoleLogin")
            + " --start-time "
            + since.truncatedTo(ChronoUnit.SECONDS)
            + " --query 'Events[?contains(CloudTrailEvent,"
            + " `\"\\\"ConsoleLogin\\\":\\\"Success\\\"\"`)].[EventTime,Username,EventId]' --output"
            + " text");
  }

  private static String eventsEverywhere(String attribute, String value, String options) {
    return everywhere(
        lookUp("$HERE", attribute, value)
            + options
            + " --query 'Events[].[EventTime,EventSource,EventName,EventId]' --output text");
  }

  /// Shows the AssumeRoot records, of every Region, that name a session's key or a role.
  public static String opening(String named) {
    return everywhere(
        lookUp("$HERE", "EventName", "AssumeRoot")
            + " --query \"Events[?contains(CloudTrailEvent, '"
            + word(named, "KEY-ID-OF-THE-SESSION")
            + "')].CloudTrailEvent\" --output text");
  }

  /// Looks events up in one Region.
  public static String lookUp(String region, String attribute, String value) {
    return "aws cloudtrail lookup-events --region %s --lookup-attributes AttributeKey=%s,AttributeValue=%s"
        .formatted(region, attribute, value);
  }

  private static String everywhere(String command) {
    return "for HERE in $(aws ec2 describe-regions --query 'Regions[].RegionName' --output text);"
        + " do "
        + command
        + "; done";
  }

  /// Denies everything to the root user of a member account, privileged root sessions left out.
  ///
  /// - shape: `policy` is the id of the policy that does so, or empty: then one is made
  public static String cutOffRoot(String policy, AccountId account) {
    String id =
        policy.isEmpty()
            ? "\"$(aws organizations create-policy --type SERVICE_CONTROL_POLICY --name cut-off-root-%s --description Incident --content %s --query Policy.PolicySummary.Id --output text)\""
                .formatted(account, DENY_ROOT)
            : policy;
    return "aws organizations attach-policy --policy-id " + id + " --target-id " + account;
  }
}
