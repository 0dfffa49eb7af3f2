package dev.rootsweep.aws.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A row that gives each of the first who come in a clock hour a place, in the order in which they
/// came.
record Places(LedgerTable table, Map<String, AttributeValue> key, Instant hour) {
  private static final String NAMES = "accounts";

  /// Returns the place of a name: 1 for the first, the same again for one that has a place, `most`
  /// + 1 for each that comes when `most` have one.
  int of(String asked, String name, int most) {
    int place = names(taken(asked, name, most)).indexOf(name);
    return place < 0 ? most + 1 : place + 1;
  }

  /// Takes a place for a name that has none while there are any, and returns the row.
  private Map<String, AttributeValue> taken(String asked, String name, int most) {
    return table
        .tryChange(
            asked,
            row ->
                row.key(key)
                    .updateExpression(
                        "SET accounts = list_append(if_not_exists(accounts, :none), :one),"
                            + " expiresAt = :end")
                    .conditionExpression(
                        "attribute_not_exists(accounts)"
                            + " OR (size(accounts) < :most AND NOT contains(accounts, :name))")
                    .expressionAttributeValues(
                        Map.of(
                            ":none", AttributeValue.fromL(List.of()),
                            ":one", AttributeValue.fromL(List.of(Row.text(name))),
                            ":name", Row.text(name),
                            ":most", Row.number(most),
                            ":end", Row.expiry(hour, Row.COUNTER_KEPT))))
        .row();
  }

  private static List<String> names(Map<String, AttributeValue> row) {
    return row.getOrDefault(NAMES, AttributeValue.fromL(List.of())).l().stream()
        .map(AttributeValue::s)
        .toList();
  }
}
