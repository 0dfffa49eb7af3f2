package dev.rootsweep.aws.ledger;

import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/// A table like the ledger's, in whatever speaks DynamoDB.
///
/// Tables have no TTL here: fixed instants lie in the past.
public final class EmptyTable {
  private static final AtomicInteger TABLES = new AtomicInteger();

  private EmptyTable() {}

  /// Makes one and returns its name.
  public static String in(DynamoDbClient client) {
    String name = "ledger-" + TABLES.incrementAndGet();
    client.createTable(
        table ->
            table
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(key(Row.PK, KeyType.HASH), key(Row.SK, KeyType.RANGE))
                .attributeDefinitions(text(Row.PK), text(Row.SK)));
    return name;
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  private static AttributeDefinition text(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }
}
