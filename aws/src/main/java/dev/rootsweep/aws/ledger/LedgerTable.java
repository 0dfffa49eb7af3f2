package dev.rootsweep.aws.ledger;

import dev.rootsweep.aws.Failures;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// The calls that the ledger makes on its table. Every read but a scan is strongly consistent.
///
/// - shape: `asked` says what is attempted, on which account
/// - errors: `PortFailure`
record LedgerTable(DynamoDbClient dynamo, String name) {

  Optional<Map<String, AttributeValue>> get(String asked, Map<String, AttributeValue> key) {
    Map<String, AttributeValue> row =
        ask(asked, () -> dynamo.getItem(r -> r.tableName(name).key(key).consistentRead(true)))
            .item();
    return row.isEmpty() ? Optional.empty() : Optional.of(row);
  }

  /// Reads all rows of a partition, in the order of the sort key.
  List<Map<String, AttributeValue>> rows(String asked, String partition) {
    return query(asked, "pk = :pk", Map.of(":pk", Row.text(partition)));
  }

  /// Reads all rows of a partition whose sort key begins so, in the order of the sort key.
  List<Map<String, AttributeValue>> rows(String asked, String partition, String prefix) {
    return query(
        asked,
        "pk = :pk AND begins_with(sk, :prefix)",
        Map.of(":pk", Row.text(partition), ":prefix", Row.text(prefix)));
  }

  /// Reads all rows of a partition between two sort keys, in the order of the sort key.
  List<Map<String, AttributeValue>> rows(String asked, String partition, String from, String to) {
    return query(
        asked,
        "pk = :pk AND sk BETWEEN :from AND :to",
        Map.of(":pk", Row.text(partition), ":from", Row.text(from), ":to", Row.text(to)));
  }

  private List<Map<String, AttributeValue>> query(
      String asked, String condition, Map<String, AttributeValue> values) {
    return ask(
        asked,
        () ->
            dynamo
                .queryPaginator(
                    query ->
                        query
                            .tableName(name)
                            .consistentRead(true)
                            .keyConditionExpression(condition)
                            .expressionAttributeValues(values))
                .items()
                .stream()
                .toList());
  }

  /// Reads what a pass over the whole table finds, every page of it. It need not see the latest
  /// writes.
  List<Map<String, AttributeValue>> scan(String asked, Consumer<ScanRequest.Builder> what) {
    return ask(
        asked,
        () -> dynamo.scanPaginator(what.andThen(r -> r.tableName(name))).items().stream().toList());
  }

  void put(String asked, Map<String, AttributeValue> row) {
    ask(asked, () -> dynamo.putItem(request -> request.tableName(name).item(row)));
  }

  /// Writes a row; false when the one that is there does not meet the condition.
  boolean putIf(String asked, Map<String, AttributeValue> row, String condition) {
    return ask(
        asked,
        () ->
            isMet(
                () ->
                    dynamo.putItem(
                        request ->
                            request.tableName(name).item(row).conditionExpression(condition))));
  }

  /// Changes a row, and returns what the request asks to be returned.
  Map<String, AttributeValue> update(String asked, Consumer<UpdateItemRequest.Builder> change) {
    return ask(asked, () -> dynamo.updateItem(change.andThen(r -> r.tableName(name)))).attributes();
  }

  /// What became of a change under a condition.
  ///
  /// - shape: `row` is the row afterwards, or, where the condition was not met, as it is
  record Changed(boolean done, Map<String, AttributeValue> row) {}

  /// Changes a row if it meets the condition, and returns it in either case.
  Changed tryChange(String asked, Consumer<UpdateItemRequest.Builder> change) {
    Consumer<UpdateItemRequest.Builder> request =
        change.andThen(
            row ->
                row.tableName(name)
                    .returnValues(ReturnValue.ALL_NEW)
                    .returnValuesOnConditionCheckFailure(
                        ReturnValuesOnConditionCheckFailure.ALL_OLD));
    return ask(asked, () -> tried(request));
  }

  private Changed tried(Consumer<UpdateItemRequest.Builder> request) {
    try {
      return new Changed(true, dynamo.updateItem(request).attributes());
    } catch (ConditionalCheckFailedException refused) {
      return new Changed(false, refused.item());
    }
  }

  /// Changes a row and returns what the request asks to be returned; empty when the row does not
  /// meet the condition.
  Optional<Map<String, AttributeValue>> changeIf(
      String asked, Consumer<UpdateItemRequest.Builder> change) {
    return ask(asked, () -> changed(change.andThen(r -> r.tableName(name))));
  }

  private Optional<Map<String, AttributeValue>> changed(
      Consumer<UpdateItemRequest.Builder> change) {
    try {
      return Optional.of(dynamo.updateItem(change).attributes());
    } catch (ConditionalCheckFailedException _) {
      return Optional.empty();
    }
  }

  /// Changes a row; false when the row does not meet the condition.
  boolean updateIf(String asked, Consumer<UpdateItemRequest.Builder> change) {
    return changeIf(asked, change).isPresent();
  }

  private static boolean isMet(Runnable write) {
    try {
      write.run();
      return true;
    } catch (ConditionalCheckFailedException _) {
      return false;
    }
  }

  /// Writes everything or nothing. The SDK's own retries carry one token, so that a write whose
  /// answer was lost is not judged a second time.
  void write(String asked, List<TransactWriteItem> writes) {
    ask(asked, () -> dynamo.transactWriteItems(request -> request.transactItems(writes)));
  }

  /// Writes everything or nothing; returns no reasons when it was written, and one for each write
  /// when a condition was not met.
  List<CancellationReason> writeIf(String asked, List<TransactWriteItem> writes) {
    return ask(asked, () -> reasons(writes));
  }

  private List<CancellationReason> reasons(List<TransactWriteItem> writes) {
    try {
      dynamo.transactWriteItems(request -> request.transactItems(writes));
      return List.of();
    } catch (TransactionCanceledException e) {
      if (e.cancellationReasons().stream().noneMatch(LedgerTable::isUnmet)) {
        throw e;
      }
      return e.cancellationReasons();
    }
  }

  static boolean isUnmet(CancellationReason reason) {
    return "ConditionalCheckFailed".equals(reason.code());
  }

  private static <T> T ask(String asked, Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException e) {
      throw Failures.of(asked, e);
    }
  }
}
