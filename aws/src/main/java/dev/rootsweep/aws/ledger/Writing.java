package dev.rootsweep.aws.ledger;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.CheckRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/// The transactions on the ledger's table.
record Writing(String table) {

  List<TransactWriteItem> ending(CheckRecord entry, String owner) {
    AccountId account = entry.account();
    List<TransactWriteItem> writes = new ArrayList<>();
    writes.add(update(StateRow.ending(entry, owner)));
    entry
        .approvalsUsed()
        .forEach(id -> writes.add(delete(Row.permitKey(account, Row.APPROVAL + id))));
    entry.notices().forEach(notice -> writes.add(put(AccountRows.notice(notice))));
    entry.proof().ifPresent(proof -> writes.add(put(AccountRows.proof(proof, owner))));
    return writes;
  }

  List<TransactWriteItem> sent(AccountId account, String noticeId) {
    return List.of(
        update(StateRow.sent(account, noticeId)),
        delete(Row.accountKey(account, Row.NOTICE + noticeId)));
  }

  TransactWriteItem update(Consumer<Update.Builder> change) {
    return TransactWriteItem.builder().update(change.andThen(row -> row.tableName(table))).build();
  }

  /// Writes a row where none is; where one is, the refusal returns it.
  TransactWriteItem putNew(Map<String, AttributeValue> row) {
    return TransactWriteItem.builder()
        .put(
            put ->
                put.tableName(table)
                    .item(row)
                    .conditionExpression("attribute_not_exists(pk)")
                    .returnValuesOnConditionCheckFailure(
                        ReturnValuesOnConditionCheckFailure.ALL_OLD))
        .build();
  }

  private TransactWriteItem put(Map<String, AttributeValue> row) {
    return TransactWriteItem.builder().put(put -> put.tableName(table).item(row)).build();
  }

  private TransactWriteItem delete(Map<String, AttributeValue> key) {
    return TransactWriteItem.builder().delete(delete -> delete.tableName(table).key(key)).build();
  }
}
