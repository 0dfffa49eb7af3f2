package dev.rootsweep.aws.ledger;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.CheckRecord;
import dev.rootsweep.core.model.Intent;
import dev.rootsweep.core.model.LastCheck;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// The one row of what checks remember of an account: one request claims the account and returns
/// it.
///
/// - shape: `heldBy` and `heldUntil` are the claim; `lastCheck` and `intent` are JSON text; `at`
///   and `outcome` say of the last check what somebody who reads the table looks for; `unsent`
///   holds the ids of the notices that are rows of their own, and is absent when there are none
final class StateRow {
  private static final String CHECK = "lastCheck";
  private static final String INTENT = "intent";
  private static final String UNSENT = "unsent";
  private static final String OWNED = "heldBy = :owner";
  private static final String FREED = "heldBy, heldUntil";

  private StateRow() {}

  static Map<String, AttributeValue> key(AccountId account) {
    return Row.accountKey(account, Row.STATE);
  }

  /// Takes the claim if it is free. A retry after a lost answer finds the owner's own claim, and
  /// takes it again.
  static Consumer<UpdateItemRequest.Builder> claiming(
      AccountId account, String owner, Instant now, Instant until) {
    return row ->
        row.key(key(account))
            .updateExpression("SET heldBy = :owner, heldUntil = :until")
            .conditionExpression(
                "attribute_not_exists(heldBy) OR heldBy = :owner OR heldUntil <= :now")
            .expressionAttributeValues(
                Map.of(
                    ":owner", Row.text(owner),
                    ":until", Row.text(Row.sortable(until)),
                    ":now", Row.text(Row.sortable(now))))
            .returnValues(ReturnValue.ALL_NEW);
  }

  static Consumer<UpdateItemRequest.Builder> freeing(AccountId account, String owner) {
    return row ->
        row.key(key(account))
            .updateExpression("REMOVE " + FREED)
            .conditionExpression(OWNED)
            .expressionAttributeValues(Map.of(":owner", Row.text(owner)));
  }

  /// Opens or replaces the intent under a claim that has not ended.
  static Consumer<Update.Builder> opening(Intent intent, String owner, Instant now) {
    return row ->
        row.key(key(intent.account()))
            .updateExpression("SET intent = :intent, version = :version")
            .conditionExpression(OWNED + " AND heldUntil > :now")
            .expressionAttributeValues(
                Map.of(
                    ":intent", json(intent),
                    ":version", Row.WRITTEN,
                    ":owner", Row.text(owner),
                    ":now", Row.text(Row.sortable(now))));
  }

  /// Writes the end of a check under its claim, and frees the claim unless there are notices to
  /// send under it.
  static Consumer<Update.Builder> ending(CheckRecord entry, String owner) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":owner", Row.text(owner));
    values.put(":check", json(entry.check()));
    values.put(":at", Row.text(Row.sortable(entry.check().at())));
    values.put(":outcome", Row.text(entry.check().ending().title()));
    values.put(":version", Row.WRITTEN);
    entry.intent().ifPresent(open -> values.put(":intent", json(open)));
    if (!entry.notices().isEmpty()) {
      values.put(":ids", ids(entry.notices()));
    }
    return row ->
        row.key(key(entry.account()))
            .updateExpression(change(entry))
            .conditionExpression(OWNED)
            .expressionAttributeNames(Map.of("#at", "at"))
            .expressionAttributeValues(values);
  }

  private static String change(CheckRecord entry) {
    List<String> removed = new ArrayList<>();
    if (entry.intent().isEmpty()) {
      removed.add(INTENT);
    }
    if (entry.notices().isEmpty()) {
      removed.add(FREED);
    }
    return "SET lastCheck = :check, #at = :at, outcome = :outcome, version = :version"
        + (entry.intent().isEmpty() ? "" : ", intent = :intent")
        + (removed.isEmpty() ? "" : " REMOVE " + String.join(", ", removed))
        + (entry.notices().isEmpty() ? "" : " ADD unsent :ids");
  }

  /// Takes a notice that went out from the unsent.
  static Consumer<Update.Builder> sent(AccountId account, String noticeId) {
    return row ->
        row.key(key(account))
            .updateExpression("DELETE unsent :ids")
            .expressionAttributeValues(Map.of(":ids", AttributeValue.fromSs(List.of(noticeId))));
  }

  private static AttributeValue ids(List<Notice> notices) {
    return AttributeValue.fromSs(notices.stream().map(Notice::id).distinct().toList());
  }

  private static AttributeValue json(Object part) {
    return Row.text(LedgerJson.write(part));
  }

  /// A row that was only claimed has no version yet.
  static Standing standing(Map<String, AttributeValue> row) {
    if (row.containsKey(Row.VERSION) && !Row.WRITTEN.equals(row.get(Row.VERSION))) {
      throw Row.ofAnotherVersion(row);
    }
    return new Standing(
        part(row, CHECK, LastCheck.class), part(row, INTENT, Intent.class), unsent(row));
  }

  private static Set<String> unsent(Map<String, AttributeValue> row) {
    AttributeValue ids = row.get(UNSENT);
    if (ids != null && !ids.hasSs()) {
      throw Row.malformed(row, "'" + UNSENT + "' is no set of texts");
    }
    return ids == null ? Set.of() : Set.copyOf(ids.ss());
  }

  private static <T> Optional<T> part(Map<String, AttributeValue> row, String name, Class<T> type) {
    return row.containsKey(name) ? Optional.of(Row.json(row, name, type)) : Optional.empty();
  }
}
