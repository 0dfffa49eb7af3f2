package dev.rootsweep.functions;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/// Every call that a client of the SDK makes in these tests, as the IAM actions that it needs. The
/// SDK finds it by its name in `execution.interceptors`.
public final class RecordedCalls implements ExecutionInterceptor {
  private static final Set<String> ACTIONS = ConcurrentHashMap.newKeySet();
  private static final Map<String, String> PREFIXES = Map.of("eventbridge", "events");

  /// Forgets what was called.
  static void forget() {
    ACTIONS.clear();
  }

  /// Returns what was called since, sorted.
  static Set<String> actions() {
    return new TreeSet<>(ACTIONS);
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
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
            + (operation.equals("SendMessageBatch") ? "SendMessage" : operation));
  }

  /// A transaction needs what its parts need.
  ///
  /// - source: DynamoDB Developer Guide, "IAM policies with transactions"
  private static List<String> actions(TransactWriteItem item) {
    List<String> actions = new ArrayList<>();
    if (item.put() != null) {
      actions.add("dynamodb:PutItem");
    }
    if (item.update() != null) {
      actions.add("dynamodb:UpdateItem");
    }
    if (item.delete() != null) {
      actions.add("dynamodb:DeleteItem");
    }
    if (item.conditionCheck() != null) {
      actions.add("dynamodb:ConditionCheckItem");
    }
    return actions;
  }
}
