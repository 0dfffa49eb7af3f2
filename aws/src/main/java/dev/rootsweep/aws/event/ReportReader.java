package dev.rootsweep.aws.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.settings.Settings;
import dev.rootsweep.core.settings.WatchedCalls;
import dev.rootsweep.core.signal.ActivitySignal;
import dev.rootsweep.core.signal.RootActivity.SignInAnomaly;
import dev.rootsweep.core.signal.RootActivity.StackSetReported;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what services of AWS report by themselves, without a record of CloudTrail: anomalous
/// sign-ins, and how our stack set fares.
///
/// - source: AWS CloudFormation User Guide, "StackSet Stack Instance Status Change event detail",
///   "StackSet Operation Status Change event detail"; of `Sign-in Anomaly Alert` AWS publishes the
///   name alone
final class ReportReader implements ActivityReader {
  static final String ANOMALY = "Sign-in Anomaly Alert";
  static final String INSTANCE = "CloudFormation StackSet StackInstance Status Change";
  static final String OPERATION = "CloudFormation StackSet Operation Status Change";

  private static final Pattern STACK_SET =
      Pattern.compile("arn:[a-z-]+:cloudformation:[a-z0-9-]+:(\\d{12}):stackset/([^:]+)(?::.*)?");
  private static final Pattern STACK =
      Pattern.compile("arn:[a-z-]+:cloudformation:([a-z0-9-]+):(\\d{12}):stack/.*");
  private static final Pattern OTHER_IDENTITY =
      Pattern.compile("arn:[a-z-]+:(iam|sts)::\\d{12}:(user|role|assumed-role|federated-user)/.*");

  private final Settings settings;

  ReportReader(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Optional<Decoded<ActivitySignal>> read(TrailRecord record) {
    return switch (record.event().detailType()) {
      case ANOMALY -> record.isFrom("aws.signin") ? anomaly(record) : Optional.empty();
      case INSTANCE, OPERATION ->
          record.isFrom("aws.cloudformation") ? stackSet(record) : Optional.empty();
      default -> Optional.empty();
    };
  }

  /// Only a report that names somebody of another kind, and no root user, is not about root.
  private static Optional<Decoded<ActivitySignal>> anomaly(TrailRecord record) {
    return namesOthers(record.event().detail()) && !namesRoot(record.event().detail())
        ? ActivityReader.ignored("an anomalous sign-in of somebody who is not a root user")
        : ActivityReader.understood(new SignInAnomaly(record.evidence()));
  }

  private static boolean namesOthers(JsonNode node) {
    boolean named =
        node.isTextual()
            && (WatchedCalls.OTHERS.contains(node.textValue())
                || OTHER_IDENTITY.matcher(node.textValue()).matches());
    for (JsonNode child : node) {
      named |= namesOthers(child);
    }
    return named;
  }

  private static boolean namesRoot(JsonNode node) {
    boolean named =
        node.isTextual()
            && (node.textValue().equalsIgnoreCase("root") || node.textValue().endsWith(":root"));
    for (JsonNode child : node) {
      named |= namesRoot(child);
    }
    return named;
  }

  private Optional<Decoded<ActivitySignal>> stackSet(TrailRecord record) {
    JsonNode detail = record.event().detail();
    Matcher stackSet = STACK_SET.matcher(detail.path("stack-set-arn").asText(""));
    if (!stackSet.matches() || !isOurs(stackSet)) {
      return ActivityReader.ignored("a stack set that is not Rootsweep's");
    }
    Matcher stack = STACK.matcher(detail.path("stack-id").asText(""));
    boolean instance = stack.matches();
    String region = instance ? stack.group(1) : "";
    String account = instance ? stack.group(2) : "";
    String status = worst(detail.path("status-details"));
    String reason = detail.path("status-details").path("status-reason").asText("");
    String told = (account + " " + region + " " + status).strip();
    return ActivityReader.understood(
        new StackSetReported(
            record.evidence().named(reason.isBlank() ? told : told + ": " + reason),
            instance ? Optional.of(new AccountId(account)) : Optional.empty(),
            region,
            stackSet.group(2),
            status,
            reason));
  }

  /// In a member account anybody can give a stack set our name.
  private boolean isOurs(Matcher stackSet) {
    return stackSet.group(1).equals(settings.managementAccount().value())
        && settings.watch().isOwnResource(stackSet.group(2));
  }

  /// The detailed status says more than the status, but for a stack that cannot be changed any
  /// more.
  private static String worst(JsonNode status) {
    String plain = status.path("status").asText("");
    String detailed = status.path("detailed-status").asText("");
    return plain.equals("INOPERABLE") || detailed.isBlank() ? plain : detailed;
  }
}
