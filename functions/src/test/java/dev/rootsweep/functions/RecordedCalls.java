package dev.rootsweep.functions;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// Every call that a client of the SDK makes in these tests, as the IAM actions that it needs,
/// those on the ledger with the partition that they name. The SDK finds it by its name in
/// `execution.interceptors`.
public final class RecordedCalls implements ExecutionInterceptor {
  private static final Set<String> ACTIONS = ConcurrentHashMap.newKeySet();
  private static final Queue<String> REQUESTS = new ConcurrentLinkedQueue<>();
  private static final Map<String, String> PREFIXES = Map.of("eventbridge", "events");

  /// Forgets what was called.
  static void forget() {
    ACTIONS.clear();
    REQUESTS.clear();
  }

  /// Returns the requests since, in their order: operation, and of the ledger the partition.
  static List<String> requests() {
    return List.copyOf(REQUESTS);
  }

  /// Returns what was called since, sorted.
  static Set<String> actions() {
    return new TreeSet<>(ACTIONS);
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    REQUESTS.add(
        attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME)
            + partition(context.request()));
    if (context.request() instanceof TransactWriteItemsRequest transaction) {
      transaction.transactItems().forEach(item -> ACTIONS.addAll(actions(item)));
      return;
    }
    String service =
        attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME).toLowerCase(Locale.ROOT);
    String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
    ACTIONS.add(
        PREFIXES.getOrDefault(service, service)
            + ":"
            + (operation.equals("SendMessageBatch") ? "SendMessage" : operation)
            + partition(context.request()));
  }

  /// The partition that a request of DynamoDB names; nothing for any other request.
  private static String partition(SdkRequest request) {
    return switch (request) {
      case GetItemRequest get -> partition(get.key());
      case PutItemRequest put -> partition(put.item());
      case UpdateItemRequest update -> partition(update.key());
      case DeleteItemRequest delete -> partition(delete.key());
      case QueryRequest query ->
          partition(Map.of("pk", query.expressionAttributeValues().get(":pk")));
      default -> "";
    };
  }

  /// A flag is named in full, of every other partition only the kind.
  private static String partition(Map<String, AttributeValue> key) {
    String pk = Objects.requireNonNull(key.get("pk")).s();
    return " " + (pk.startsWith("FLAG#") ? pk : pk.substring(0, pk.indexOf('#')) + "#*");
  }

  /// A transaction needs what its parts need.
  ///
  /// - source: DynamoDB Developer Guide, "IAM policies with transactions"
  private static List<String> actions(TransactWriteItem item) {
    List<String> actions = new ArrayList<>();
    if (item.put() != null) {
      actions.add("dynamodb:PutItem" + partition(item.put().item()));
    }
    if (item.update() != null) {
      actions.add("dynamodb:UpdateItem" + partition(item.update().key()));
    }
    if (item.delete() != null) {
      actions.add("dynamodb:DeleteItem" + partition(item.delete().key()));
    }
    if (item.conditionCheck() != null) {
      actions.add("dynamodb:ConditionCheckItem" + partition(item.conditionCheck().key()));
    }
    return actions;
  }
}
