package dev.rootsweep.infra.pattern;

import static dev.rootsweep.infra.pattern.Match.absent;
import static dev.rootsweep.infra.pattern.Match.all;
import static dev.rootsweep.infra.pattern.Match.any;
import static dev.rootsweep.infra.pattern.Match.anythingBut;
import static dev.rootsweep.infra.pattern.Match.either;
import static dev.rootsweep.infra.pattern.Match.prefix;
import static dev.rootsweep.infra.pattern.Match.wildcard;

import dev.rootsweep.infra.deployment.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Which changes of Rootsweep's own resources are wanted.
public final class OwnResources {
  /// What a call that changes something begins with: Lambda's names carry API dates.
  private static final List<Object> CHANGES =
      Stream.of(
              "Add",
              "Attach",
              "Cancel",
              "CreateEventSourceMapping",
              "CreateFunctionUrlConfig",
              "Delete",
              "Detach",
              "Disable",
              "Execute",
              "Purge",
              "Put",
              "Remove",
              "Revoke",
              "Rollback",
              "Schedule",
              "Set",
              "StartMessageMoveTask",
              "Stop",
              "Subscribe",
              "Unsubscribe",
              "Update")
          .<Object>map(Match::prefix)
          .toList();

  /// Where the services name what a call changes.
  private static final List<String> NAMES =
      List.of(
          "name",
          "rule",
          "eventBusName",
          "queueUrl",
          "queueName",
          "sourceArn",
          "functionName",
          "eventSourceArn",
          "tableName",
          "resourceArn",
          "topicArn",
          "subscriptionArn",
          "aliasName",
          "roleName",
          "groupName",
          "alarmName",
          "alarmNames",
          "stackName",
          "stackSetName");

  private OwnResources() {}

  /// Matches changes of what bears our name.
  static Map<String, Object> named() {
    List<Object> ours = List.of(wildcard("*" + Names.PREFIX + "*"));
    List<Map<String, Object>> places = new ArrayList<>();
    NAMES.forEach(name -> places.add(all(name, ours)));
    return all(
        "source",
        any(
            "aws.events",
            "aws.sqs",
            "aws.lambda",
            "aws.dynamodb",
            "aws.sns",
            "aws.kms",
            "aws.iam",
            "aws.scheduler",
            "aws.monitoring",
            "aws.cloudformation"),
        "detail",
        all(
            "eventName", CHANGES,
            "eventCategory", List.of(absent(), anythingBut("Data")),
            "requestParameters", either(places)));
  }

  /// Matches changes of keys and event source mappings, whose names are ids.
  ///
  /// - shape: `ids` may be tokens of the CDK; a key is named by its id or by an ARN that ends with
  ///   it
  public static Map<String, Object> identified(List<String> keys, List<String> mappings) {
    List<Object> ours = new ArrayList<>(keys);
    keys.forEach(key -> ours.add(wildcard("*/" + key)));
    List<Object> mapped = new ArrayList<>(mappings);
    return either(
        List.of(
            all(
                "source", any("aws.kms"),
                "detail",
                    all(
                        "eventName",
                        CHANGES,
                        "requestParameters",
                        either(List.of(all("keyId", ours), all("targetKeyId", ours))))),
            all(
                "source", any("aws.lambda"),
                "detail",
                    all(
                        "eventName", List.of(prefix("Update"), prefix("Delete")),
                        "requestParameters",
                            either(List.of(all("uUID", mapped), all("uuid", mapped)))))));
  }
}
