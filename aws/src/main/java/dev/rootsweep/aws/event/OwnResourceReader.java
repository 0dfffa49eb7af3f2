package dev.rootsweep.aws.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rootsweep.core.settings.Watch;
import dev.rootsweep.core.signal.RootActivity.OwnResourceChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads changes of Rootsweep's own resources, whoever made them.
///
/// Event names are matched by their verb: those of Lambda carry API dates.
final class OwnResourceReader implements ActivityReader {
  /// Where each service names what a call changes.
  private static final Map<String, List<String>> NAMES =
      Map.of(
          "aws.events", List.of("name", "rule", "eventBusName"),
          "aws.sqs", List.of("queueUrl", "queueName"),
          "aws.lambda", List.of("functionName", "uUID", "uuid"),
          "aws.dynamodb", List.of("tableName", "resourceArn"),
          "aws.sns", List.of("topicArn", "subscriptionArn"),
          "aws.kms", List.of("keyId"),
          "aws.iam", List.of("roleName"),
          "aws.scheduler", List.of("name", "groupName"),
          "aws.monitoring", List.of("alarmName", "alarmNames"),
          "aws.cloudformation", List.of("stackName", "stackSetName"));

  private static final List<String> VERBS =
      List.of(
          "Add",
          "Attach",
          "Delete",
          "Detach",
          "Disable",
          "Execute",
          "Purge",
          "Put",
          "Remove",
          "Revoke",
          "Schedule",
          "Set",
          "Stop",
          "Unsubscribe",
          "Update");

  private final Watch watch;

  OwnResourceReader(Watch watch) {
    this.watch = watch;
  }

  @Override
  public Optional<DecodedActivity> read(TrailRecord record) {
    List<String> fields = NAMES.getOrDefault(record.event().source(), List.of());
    if (fields.isEmpty() || isUse(record) || !changes(record.name())) {
      return Optional.empty();
    }
    return named(record, fields).stream()
        .filter(watch::isOwnResource)
        .findFirst()
        .flatMap(own -> ActivityReader.understood(new OwnResourceChanged(record.evidence(), own)));
  }

  /// Where a trail records data events, a function that deletes the message it has answered shows
  /// up too: that is use, no change, and would alert for ever.
  private static boolean isUse(TrailRecord record) {
    return record.evidence().readOnly()
        || record.event().detail().path("eventCategory").asText("").equals("Data");
  }

  private static boolean changes(String name) {
    return VERBS.stream().anyMatch(name::startsWith);
  }

  private static List<String> named(TrailRecord record, List<String> fields) {
    List<String> named = new ArrayList<>();
    for (String field : fields) {
      JsonNode node = record.request().path(field);
      if (node.isTextual()) {
        named.add(node.textValue());
      }
      node.forEach(each -> named.add(each.asText("")));
    }
    // A change of an event source mapping names only its UUID; the answer names the function.
    named.add(record.event().detail().path("responseElements").path("functionArn").asText(""));
    named.removeIf(String::isBlank);
    return named;
  }
}
