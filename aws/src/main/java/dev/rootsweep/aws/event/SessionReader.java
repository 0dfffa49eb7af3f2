package dev.rootsweep.aws.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.TaskPolicy;
import dev.rootsweep.core.signal.ActivitySignal;
import dev.rootsweep.core.signal.RootActivity.PrivilegedSession;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads AssumeRoot, allowed and refused.
///
/// - source: IAM User Guide, "Track privileged tasks in CloudTrail"
final class SessionReader implements ActivityReader {
  private static final Pattern TARGET =
      Pattern.compile("(?:arn:[a-z0-9-]+:iam::)?([0-9]{12})(?::root)?");

  @Override
  public Optional<Decoded<ActivitySignal>> read(TrailRecord record) {
    if (!record.isFrom("aws.sts") || !record.name().equals("AssumeRoot")) {
      return Optional.empty();
    }
    return ActivityReader.understood(
        new PrivilegedSession(record.evidence(), target(record), task(record), issued(record)));
  }

  /// A refused request may name no account at all: then it is about the one that asked.
  private static AccountId target(TrailRecord record) {
    Matcher target = TARGET.matcher(record.request("targetPrincipal"));
    return target.matches() ? new AccountId(target.group(1)) : record.account();
  }

  private static Optional<TaskPolicy> task(TrailRecord record) {
    JsonNode policy = record.request().path("taskPolicyArn");
    String arn = policy.isTextual() ? policy.textValue() : policy.path("arn").asText("");
    return Arrays.stream(TaskPolicy.values())
        .filter(task -> arn.endsWith(":iam::aws:policy/root-task/" + task.policyName()))
        .findFirst();
  }

  private static Optional<String> issued(TrailRecord record) {
    String key =
        record
            .event()
            .detail()
            .path("responseElements")
            .path("credentials")
            .path("accessKeyId")
            .asText("");
    return key.isBlank() || record.evidence().failed() ? Optional.empty() : Optional.of(key);
  }
}
