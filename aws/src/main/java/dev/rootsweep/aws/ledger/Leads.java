package dev.rootsweep.aws.ledger;

import dev.rootsweep.core.settings.Retention;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Rows of which one of many who come takes the lead for a while: bursts and digests.
///
/// - shape: `lead` is the name of who has it, `endsAt` until when
record Leads(LedgerTable table) {
  static final String LEAD = "lead";

  private static final String ENDS = "endsAt";
  private static final Duration KEPT = Retention.MARKS;

  /// Returns who leads at this instant, if anybody does.
  Optional<String> at(String asked, Map<String, AttributeValue> key, Instant now) {
    return table
        .get(asked, key)
        .filter(row -> Row.text(row, ENDS).compareTo(Row.sortable(now)) > 0)
        .map(row -> Row.text(row, LEAD));
  }

  /// Takes the lead until `end` where nobody has it, and returns who has.
  ///
  /// The condition lets a candidate that began a burst, and died, begin it again.
  String take(
      String asked, Map<String, AttributeValue> key, String candidate, Instant now, Instant end) {
    boolean begun =
        table.updateIf(
            asked,
            row ->
                row.key(key)
                    .updateExpression("SET #lead = :candidate, endsAt = :end, expiresAt = :expiry")
                    .conditionExpression(
                        "attribute_not_exists(endsAt) OR endsAt <= :now OR #lead = :candidate")
                    .expressionAttributeNames(Map.of("#lead", LEAD))
                    .expressionAttributeValues(
                        Map.of(
                            ":candidate", Row.text(candidate),
                            ":end", Row.text(Row.sortable(end)),
                            ":now", Row.text(Row.sortable(now)),
                            ":expiry", Row.expiry(end, KEPT))));
    return begun
        ? candidate
        : table.get(asked, key).map(row -> Row.text(row, LEAD)).orElse(candidate);
  }
}
