package dev.rootsweep.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rootsweep.sandbox.wire.Refusal;
import java.util.Map;

/// What SQS tells of queues: ARN and policy. The policies themselves are not evaluated: a queue
/// answers principals of its own account.
final class QueueAttributes {

  private final Organization organization;

  QueueAttributes(Organization organization) {
    this.organization = organization;
  }

  Map<String, Operation> operations() {
    return Map.of("GetQueueAttributes", this::attributes);
  }

  private ObjectNode attributes(Asked asked) {
    SqsQueue asking = SqsQueue.at(asked.required("QueueUrl"), asked.region());
    SqsQueue queue =
        organization
            .queue(asking.arn())
            .orElseThrow(
                () -> new Refusal(400, "QueueDoesNotExist", "The specified queue does not exist."));
    if (!asked.who().account().equals(queue.account())) {
      throw Permissions.denied(
          asked,
          queue.arn(),
          " because no resource-based policy allows the " + asked.action() + " action");
    }
    String names = asked.input("AttributeNames").orElse("");
    ObjectNode attributes = Json.object();
    if (isAsked("QueueArn", names)) {
      attributes.put("QueueArn", queue.arn());
    }
    queue
        .policy()
        .filter(_ -> isAsked("Policy", names))
        .ifPresent(text -> attributes.put("Policy", text));
    ObjectNode result = Json.object();
    if (!attributes.isEmpty()) {
      result.set("Attributes", attributes);
    }
    return result;
  }

  /// The names are a list in JSON.
  private static boolean isAsked(String name, String names) {
    return names.contains("\"" + name + "\"") || names.contains("\"All\"");
  }
}
