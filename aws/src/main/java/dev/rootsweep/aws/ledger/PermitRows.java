package dev.rootsweep.aws.ledger;

import dev.rootsweep.core.model.Intent;
import dev.rootsweep.core.model.Pause;
import dev.rootsweep.core.model.Permit;
import dev.rootsweep.core.model.RemovalSlot;
import dev.rootsweep.core.port.PortFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The permit of a removal: one transaction that asks for the claim and for the absence of a pause,
/// takes a slot and writes the intent. A condition that is not met leaves all of it undone.
record PermitRows(LedgerTable table, String owner, Instant now) {
  private static final int CLAIM = 0;
  private static final int PAUSE = 1;

  Permit permit(Intent intent, Optional<RemovalSlot> slot) {
    String asked = "permitting a removal from " + intent.account();
    List<TransactWriteItem> writes = new ArrayList<>(List.of(underClaim(intent), unpaused()));
    writes.add(new Writing(table.name(), owner).put(AccountRows.intent(intent)));
    slot.ifPresent(one -> writes.add(taking(one)));
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
    return LedgerTable.isUnmet(pause)
        ? new Permit.Paused(pause(pause.item()))
        : new Permit.NoSlot();
  }

  /// A flag that cannot be read means paused as well.
  private Pause pause(Map<String, AttributeValue> row) {
    try {
      return Row.body(row, Pause.class);
    } catch (PortFailure failure) {
      return new Pause("somebody", "the pause flag cannot be read: " + failure.said(), now);
    }
  }

  private TransactWriteItem underClaim(Intent intent) {
    Map<String, AttributeValue> values =
        Map.of(":owner", Row.text(owner), ":now", Row.text(Row.sortable(now)));
    return TransactWriteItem.builder()
        .conditionCheck(
            check ->
                check
                    .tableName(table.name())
                    .key(Row.accountKey(intent.account(), Row.CLAIM))
                    .conditionExpression("heldBy = :owner AND heldUntil > :now")
                    .expressionAttributeValues(values))
        .build();
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

  /// A cap of nothing gives no slot, even where none was taken yet.
  private TransactWriteItem taking(RemovalSlot slot) {
    Map<String, AttributeValue> values =
        Map.of(
            ":one", Row.number(1),
            ":zero", Row.number(0),
            ":cap", Row.number(slot.cap()),
            ":end", Row.expiry(slot.hour(), Row.COUNTER_KEPT));
    return TransactWriteItem.builder()
        .update(
            update ->
                update
                    .tableName(table.name())
                    .key(Row.key("SLOTS#" + slot.hour(), Row.ONLY))
                    .updateExpression("ADD taken :one SET expiresAt = :end")
                    .conditionExpression(
                        ":cap > :zero AND (attribute_not_exists(taken) OR taken < :cap)")
                    .expressionAttributeValues(values))
        .build();
  }
}
