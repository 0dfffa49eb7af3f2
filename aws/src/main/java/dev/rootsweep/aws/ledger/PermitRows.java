package dev.rootsweep.aws.ledger;

import dev.rootsweep.core.model.Pause;
import dev.rootsweep.core.model.Permit;
import dev.rootsweep.core.model.PermitRequest;
import dev.rootsweep.core.model.RemovalSlot;
import dev.rootsweep.core.model.Unasked;
import dev.rootsweep.core.port.PortFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The permit of a removal: one transaction that writes the intent under the claim, asks for the
/// absence of a pause and for a sweep that was listed to its end, and takes a slot. A condition
/// that is not met leaves all of it undone.
record PermitRows(LedgerTable table, PermitRequest request) {
  private static final int CLAIM = 0;
  private static final int PAUSE = 1;
  private static final int FIRST_SWEEP = 2;

  Permit permit() {
    String asked = "permitting a removal from " + request.intent().account();
    List<TransactWriteItem> writes = new ArrayList<>(List.of(underClaim(), unpaused()));
    request.unasked().ifPresent(check -> writes.add(removing(check)));
    request.slot().ifPresent(one -> writes.add(taking(one)));
    List<CancellationReason> reasons = table.writeIf(asked, writes);
    return reasons.isEmpty() ? new Permit.Granted() : refused(asked, reasons);
  }

  private Permit refused(String asked, List<CancellationReason> reasons) {
    if (LedgerTable.isUnmet(reasons.get(CLAIM))) {
      throw new PortFailure(
          PortFailure.Kind.CONFLICT,
          asked,
          "the claim has ended, or another check has taken it over",
          null);
    }
    CancellationReason pause = reasons.get(PAUSE);
    if (LedgerTable.isUnmet(pause)) {
      return new Permit.Paused(pause(pause.item()));
    }
    return request.unasked().isPresent() && LedgerTable.isUnmet(reasons.get(FIRST_SWEEP))
        ? new Permit.OnlyObserves()
        : new Permit.NoSlot();
  }

  /// A flag that cannot be read means paused as well.
  private Pause pause(Map<String, AttributeValue> row) {
    try {
      return Row.body(row, Pause.class);
    } catch (PortFailure failure) {
      return new Pause(
          "somebody", "the pause flag cannot be read: " + failure.said(), request.now());
    }
  }

  private TransactWriteItem underClaim() {
    return new Writing(table.name())
        .update(StateRow.opening(request.intent(), request.owner(), request.now()));
  }

  private TransactWriteItem unpaused() {
    return TransactWriteItem.builder()
        .conditionCheck(
            check ->
                check
                    .tableName(table.name())
                    .key(Row.PAUSE)
                    .conditionExpression(Row.NOT_PAUSED)
                    .returnValuesOnConditionCheckFailure(
                        ReturnValuesOnConditionCheckFailure.ALL_OLD))
        .build();
  }

  /// The counterpart of `FlagRows.onlyObserves`.
  private TransactWriteItem removing(Unasked unasked) {
    return TransactWriteItem.builder()
        .conditionCheck(
            check -> {
              check.tableName(table.name()).key(Row.FIRST_SWEEP);
              if (unasked.sweep().isEmpty()) {
                check.conditionExpression("attribute_exists(ended)");
              } else {
                check
                    .conditionExpression(
                        "attribute_exists(ended) AND NOT contains(observing, :sweep)")
                    .expressionAttributeValues(Map.of(":sweep", Row.text(unasked.sweep().get())));
              }
            })
        .build();
  }

  /// A cap of nothing gives no slot, even where none was taken yet.
  private TransactWriteItem taking(RemovalSlot slot) {
    Map<String, AttributeValue> values =
        Map.of(
            ":one", Row.number(1),
            ":zero", Row.number(0),
            ":cap", Row.number(slot.cap()),
            ":end", Row.expiry(slot.hour(), Row.COUNTER_KEPT));
    return new Writing(table.name())
        .update(
            row ->
                row.key(Row.key("SLOTS#" + slot.hour(), Row.ONLY))
                    .updateExpression("ADD taken :one SET expiresAt = :end")
                    .conditionExpression(
                        ":cap > :zero AND (attribute_not_exists(taken) OR taken < :cap)")
                    .expressionAttributeValues(values));
  }
}
