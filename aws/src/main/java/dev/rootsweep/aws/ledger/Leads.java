package dev.rootsweep.aws.ledger;

import dev.rootsweep.core.settings.Retention;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.Update;

/// Rows of which one of many who come takes the lead for a while: bursts and digests.
///
/// - shape: `lead` is the name of who has it, `endsAt` until when
record Leads(LedgerTable table) {
  static final String LEAD = "lead";

  private static final String ENDS = "endsAt";
  private static final Duration KEPT = Retention.MARKS;

  private static final String TAKE = "SET #lead = :candidate, endsAt = :end, expiresAt = :expiry";

  /// A candidate that took the lead, and died, takes it again.
  private static final String FREE =
      "attribute_not_exists(endsAt) OR endsAt <= :now OR #lead = :candidate";

  private static final Map<String, String> NAMES = Map.of("#lead", LEAD);

  /// Returns who leads at this instant, if anybody does.
  Optional<String> at(String asked, Map<String, AttributeValue> key, Instant now) {
    return table
        .get(asked, key)
        .filter(row -> Row.text(row, ENDS).compareTo(Row.sortable(now)) > 0)
        .map(row -> Row.text(row, LEAD));
  }

  /// Takes the lead until `end` where nobody has it, and returns who has.
  String take(
      String asked, Map<String, AttributeValue> key, String candidate, Instant now, Instant end) {
    LedgerTable.Changed answer =
        table.tryChange(
            asked,
            row ->
                row.key(key)
                    .updateExpression(TAKE)
                    .conditionExpression(FREE)
                    .expressionAttributeNames(NAMES)
                    .expressionAttributeValues(values(candidate, now, end)));
    return answer.done() ? candidate : Row.text(answer.row(), LEAD);
  }

  /// Returns the same as a part of a transaction, which returns the row where somebody else has the
  /// lead.
  static Consumer<Update.Builder> taking(
      Map<String, AttributeValue> key, String candidate, Instant now, Instant end) {
    return row ->
        row.key(key)
            .updateExpression(TAKE)
            .conditionExpression(FREE)
            .expressionAttributeNames(NAMES)
            .expressionAttributeValues(values(candidate, now, end))
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
  }

  private static Map<String, AttributeValue> values(String candidate, Instant now, Instant end) {
    return Map.of(
        ":candidate", Row.text(candidate),
        ":end", Row.text(Row.sortable(end)),
        ":now", Row.text(Row.sortable(now)),
        ":expiry", Row.expiry(end, KEPT));
  }
}
