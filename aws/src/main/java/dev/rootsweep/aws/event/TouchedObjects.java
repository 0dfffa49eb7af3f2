package dev.rootsweep.aws.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rootsweep.core.signal.Touched;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads what a call touched from the request and the answer in its record.
///
/// Known fields have words of their own. Where a record has none of them, fields speak that are
/// named like `...Name`, `...Arn` or `...Id`, else the record's `resources`.
///
/// - shape: at most six things, each of at most 160 characters; never a secret: fields that may
///   hold one are not read
/// - source: CloudTrail User Guide, "CloudTrail record contents"; the API references of the
///   services
final class TouchedObjects {
  /// A field of request or answer; `from` is a service, empty where the field means the same
  /// everywhere, or a service and a call, as in `monitoring:PutAlarmMuteRule`.
  private record Field(String from, String path, String words) {
    boolean isOf(String service, String call) {
      return from.isEmpty() || from.equals(service) || from.equals(service + ":" + call);
    }
  }

  private static final int MOST = 6;
  private static final int MOST_OF_A_FIELD = 3;
  private static final int LONGEST = 160;

  /// What the answer names did not exist before the call, so it comes first.
  private static final List<Field> ANSWER =
      List.of(
          new Field("iam", "accessKey.accessKeyId", Touched.ACCESS_KEY),
          new Field("iam", "certificate.certificateId", "certificate"),
          new Field("iam", "virtualMFADevice.serialNumber", "MFA device"),
          new Field("sts", "credentials.accessKeyId", "session key"),
          new Field("ec2", "instancesSet.items.instanceId", "instance"),
          new Field("organizations", "policy.policySummary.id", Touched.POLICY),
          new Field("lambda", "functionArn", "function"),
          new Field("lambda", "eventSourceArn", "event source"),
          new Field("cloudformation", "changeSetId", "change set"));

  private static final List<Field> REQUEST =
      List.of(
          new Field("iam", "accessKeyId", Touched.ACCESS_KEY),
          new Field("iam", "certificateId", "certificate"),
          new Field("iam", "serialNumber", "MFA device"),
          new Field("iam", "virtualMFADeviceName", "MFA device"),
          new Field("iam", "status", "status"),
          new Field("", "policyArn", Touched.POLICY),
          new Field("", "policyName", Touched.POLICY),
          new Field("organizations", "policyId", Touched.POLICY),
          new Field("organizations", "policyType", "policy type"),
          new Field("iam", "userName", "user"),
          new Field("iam", "roleName", "role"),
          new Field("iam", "groupName", "group"),
          new Field("sts", "roleArn", "role"),
          new Field("sts", "targetPrincipal", Touched.ACCOUNT),
          new Field("sts", "taskPolicyArn.arn", "task"),
          new Field("sts", "taskPolicyArn", "task"),
          new Field("sts", "name", "federated user"),
          new Field("", "accountId", Touched.ACCOUNT),
          new Field("organizations", "target.id", Touched.ACCOUNT),
          new Field("organizations", "servicePrincipal", Touched.SERVICE),
          new Field("cloudtrail", "memberAccountId", Touched.ACCOUNT),
          new Field("cloudtrail", "delegatedAdminAccountId", Touched.ACCOUNT),
          new Field("organizations", "targetId", Touched.TARGET),
          new Field("organizations", "rootId", Touched.ROOT),
          new Field("organizations", "sourceParentId", "from"),
          new Field("organizations", "destinationParentId", "to"),
          new Field("controltower", "controlIdentifier", "control"),
          new Field("controltower", "targetIdentifier", Touched.TARGET),
          new Field("cloudtrail", "name", "trail"),
          new Field("cloudtrail", "trailName", "trail"),
          new Field("cloudtrail", "s3BucketName", Touched.LOG_BUCKET),
          new Field("cloudtrail", "kmsKeyId", Touched.KEY),
          new Field("cloudtrail", "isOrganizationTrail", "organization trail"),
          new Field("cloudtrail", "isMultiRegionTrail", "multi-Region trail"),
          new Field("", "bucketName", "bucket"),
          new Field("s3", "key", "object"),
          new Field("", "queueUrl", "queue"),
          new Field("sqs", "queueName", "queue"),
          new Field("sqs", "sourceArn", "queue"),
          new Field("", "topicArn", "topic"),
          new Field("", "subscriptionArn", "subscription"),
          new Field("", "tableName", "table"),
          new Field("", "functionName", "function"),
          new Field("kms", "keyId", Touched.KEY),
          new Field("kms", "targetKeyId", Touched.KEY),
          new Field("kms", "aliasName", "alias"),
          new Field("kms", "encryptionContext", "for"),
          new Field("secretsmanager", "secretId", "secret"),
          new Field("secretsmanager", "name", "secret"),
          new Field("ssm", "name", "parameter or document"),
          new Field("ssm", "names", "parameters"),
          new Field("ssm", "documentName", "document"),
          new Field("ssm", "target", "instance"),
          new Field("ec2", "instancesSet.items.instanceId", "instance"),
          new Field("ec2", "instanceId", "instance"),
          new Field("ec2", "groupId", "security group"),
          new Field("cloudformation", "stackName", "stack"),
          new Field("cloudformation", "changeSetName", "change set"),
          new Field("cloudformation", "stackSetName", "stack set"),
          new Field("events", "name", "rule"),
          new Field("events", "rule", "rule"),
          new Field("events", "eventBusName", "bus"),
          new Field("scheduler", "name", "schedule"),
          new Field("monitoring:PutAlarmMuteRule", "name", Touched.MUTE_RULE),
          new Field("monitoring", "muteTargets.alarmNames", "alarm"),
          new Field("monitoring", "alarmName", "alarm"),
          new Field("monitoring", "alarmNames", "alarm"));

  private static final Pattern STEPS = Pattern.compile("\\.");
  private static final Pattern NAMED =
      Pattern.compile("([a-zA-Z0-9]*?)(?:Names?|Arns?|ARNs?|Ids?|IDs?|Identifier|Url)");
  private static final Pattern SENSITIVE =
      Pattern.compile(
          "(?i).*(token|secret|password|credential|mail|phone|signature|requestid|policydocument).*");

  /// What AWS writes in place of what it hides.
  private static final Pattern HIDDEN = Pattern.compile("(?i)\\*+|hidden.*|sensitive.*|\\.\\.\\.");

  private TouchedObjects() {}

  /// Reads the things; empty when the record names none.
  ///
  /// - shape: `service` as in `iam`; `detail` is the record
  static List<Touched> read(String service, JsonNode detail) {
    JsonNode request = detail.path("requestParameters");
    String call = detail.path("eventName").asText("");
    List<Touched> known =
        Stream.concat(
                known(ANSWER, service, call, detail.path("responseElements")),
                known(REQUEST, service, call, request))
            .distinct()
            .limit(MOST)
            .toList();
    if (!known.isEmpty()) {
      return known;
    }
    List<Touched> named = named(request);
    return named.isEmpty() ? resources(detail.path("resources")) : named;
  }

  private static Stream<Touched> known(
      List<Field> fields, String service, String call, JsonNode node) {
    return fields.stream()
        .filter(field -> field.isOf(service, call))
        .flatMap(field -> touched(field.words(), texts(at(node, field.path()))).stream());
  }

  private static Optional<Touched> touched(String words, List<String> names) {
    if (names.isEmpty()) {
      return Optional.empty();
    }
    String shown = String.join(", ", names.subList(0, Math.min(MOST_OF_A_FIELD, names.size())));
    int more = names.size() - MOST_OF_A_FIELD;
    return Optional.of(new Touched(words, cut(shown) + (more > 0 ? " and " + more + " more" : "")));
  }

  private static List<Touched> named(JsonNode request) {
    List<Touched> named = new ArrayList<>();
    request
        .properties()
        .forEach(
            field -> {
              Matcher name = NAMED.matcher(field.getKey());
              if (name.matches() && !SENSITIVE.matcher(field.getKey()).matches()) {
                touched(words(name.group(1)), texts(List.of(field.getValue())))
                    .ifPresent(named::add);
              }
            });
    return named.stream().limit(MOST_OF_A_FIELD).toList();
  }

  /// Returns `db instance` of `dBInstance`.
  private static String words(String camel) {
    String words =
        camel.replaceAll("(?<=[a-zA-Z0-9])(?=[A-Z][a-z])", " ").toLowerCase(Locale.ROOT).strip();
    return words.isEmpty() ? "object" : words;
  }

  private static List<Touched> resources(JsonNode resources) {
    return touched("resource", texts(at(resources, "ARN"))).stream().toList();
  }

  /// Returns what stands at a path; through a list it leads to each of its items, and the first
  /// letter of a name may be large.
  private static List<JsonNode> at(JsonNode node, String path) {
    List<JsonNode> here = items(node);
    for (String step : STEPS.split(path, -1)) {
      here = here.stream().flatMap(one -> items(child(one, step)).stream()).toList();
    }
    return here;
  }

  private static JsonNode child(JsonNode node, String name) {
    JsonNode exact = node.path(name);
    return exact.isMissingNode()
        ? node.path(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1))
        : exact;
  }

  private static List<JsonNode> items(JsonNode node) {
    if (!node.isArray()) {
      return List.of(node);
    }
    List<JsonNode> items = new ArrayList<>();
    node.forEach(items::add);
    return items;
  }

  /// Returns the texts; of an object, such as an encryption context, those that are ARNs.
  private static List<String> texts(List<JsonNode> nodes) {
    return nodes.stream()
        .flatMap(
            node ->
                node.isObject()
                    ? node.properties().stream()
                        .map(field -> field.getValue().asText(""))
                        .filter(text -> text.startsWith("arn:"))
                    : items(node).stream().filter(TouchedObjects::isWord).map(JsonNode::asText))
        .map(String::strip)
        .filter(Predicate.not(String::isEmpty))
        .filter(text -> !HIDDEN.matcher(text).matches())
        .map(TouchedObjects::cut)
        .distinct()
        .toList();
  }

  private static boolean isWord(JsonNode node) {
    return node.isTextual() || node.isBoolean();
  }

  private static String cut(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
  }
}
