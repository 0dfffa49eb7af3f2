package dev.rootsweep.aws.ledger;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.CheckRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The transactions on the ledger's table, each under the claim of an owner.
record Writing(String table, String owner) {
  private static final String OWNED = "heldBy = :owner";

  List<TransactWriteItem> ending(CheckRecord entry) {
    AccountId account = entry.account();
    List<TransactWriteItem> writes = new ArrayList<>();
    writes.add(entry.notices().isEmpty() ? freeingClaim(account) : underClaim(account));
    writes.add(put(AccountRows.check(account, entry.check())));
    writes.add(
        entry
            .intent()
            .map(open -> put(AccountRows.intent(open)))
            .orElseGet(() -> delete(Row.accountKey(account, Row.INTENT))));
    entry
        .approvalsUsed()
        .forEach(id -> writes.add(delete(Row.permitKey(account, Row.APPROVAL + id))));
    entry.notices().forEach(notice -> writes.add(put(AccountRows.notice(notice))));
    entry.proof().ifPresent(proof -> writes.add(put(AccountRows.proof(proof, owner))));
    return writes;
  }

  private TransactWriteItem underClaim(AccountId account) {
    return TransactWriteItem.builder()
        .conditionCheck(
            check ->
                check
                    .tableName(table)
                    .key(Row.accountKey(account, Row.CLAIM))
                    .conditionExpression(OWNED)
                    .expressionAttributeValues(Map.of(":owner", Row.text(owner))))
        .build();
  }

  private TransactWriteItem freeingClaim(AccountId account) {
    return TransactWriteItem.builder()
        .update(
            update ->
                update
                    .tableName(table)
                    .key(Row.accountKey(account, Row.CLAIM))
                    .updateExpression("REMOVE heldBy, heldUntil")
                    .conditionExpression(OWNED)
                    .expressionAttributeValues(Map.of(":owner", Row.text(owner))))
        .build();
  }

  TransactWriteItem put(Map<String, AttributeValue> row) {
    return TransactWriteItem.builder().put(put -> put.tableName(table).item(row)).build();
  }

  private TransactWriteItem delete(Map<String, AttributeValue> key) {
    return TransactWriteItem.builder().delete(delete -> delete.tableName(table).key(key)).build();
  }
}
