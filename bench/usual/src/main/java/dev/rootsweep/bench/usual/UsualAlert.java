package dev.rootsweep.bench.usual;

import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The bare calls of an alert, with clients as they come, one after the other.
final class UsualAlert {
  private static final String ACCOUNT = "000000000000";

  /// About as long as an alert is.
  private static final String TEXT = "Somebody signed in as the root user. ".repeat(40);

  private final DynamoDbClient dynamo = DynamoDbClient.create();
  private final OrganizationsClient organizations = OrganizationsClient.create();
  private final SnsClient sns = SnsClient.create();
  private final EventBridgeClient bus = EventBridgeClient.create();
  private final SqsClient sqs = SqsClient.create();
  private final String table = setting("ROOTSWEEP_LEDGER_TABLE");
  private final String urgent = setting("ROOTSWEEP_URGENT_TOPIC");
  private final String chat = setting("ROOTSWEEP_CHAT_TOPIC");
  private final String hub = setting("ROOTSWEEP_HUB_BUS");
  private final String checks = setting("ROOTSWEEP_CHECK_QUEUE");

  private static String setting(String name) {
    return System.getenv().getOrDefault(name, "");
  }

  /// What no alert of these channels can do without: one claim and one mark for the whole event,
  /// the account's name and unit, three channels, a check.
  void least() {
    String event = UUID.randomUUID().toString();
    change(event);
    organizations.describeAccount(request -> request.accountId(ACCOUNT));
    organizations.listParents(request -> request.childId(ACCOUNT));
    tell(event);
    queue();
    change(event);
  }

  /// As many of each kind as Rootsweep makes.
  void same() {
    String event = UUID.randomUUID().toString();
    dynamo.query(
        request ->
            request
                .tableName(table)
                .consistentRead(true)
                .keyConditionExpression("pk = :pk")
                .expressionAttributeValues(Map.of(":pk", text(ACCOUNT))));
    change(event);
    place(event);
    dynamo.getItem(request -> request.tableName(table).key(row(event)).consistentRead(true));
    change(event);
    tell(event);
    queue();
    queue();
    change(event);
  }

  private void change(String event) {
    dynamo.updateItem(
        request ->
            request
                .tableName(table)
                .key(row(event))
                .updateExpression("SET heldBy = :owner")
                .conditionExpression("attribute_not_exists(toldAt)")
                .expressionAttributeValues(Map.of(":owner", text(event))));
  }

  private void place(String event) {
    Put put = Put.builder().tableName(table).item(row(event)).build();
    TransactWriteItem write = TransactWriteItem.builder().put(put).build();
    dynamo.transactWriteItems(request -> request.transactItems(write, write));
  }

  private void tell(String event) {
    sns.publish(request -> request.topicArn(urgent).subject("Root sign-in").message(TEXT));
    sns.publish(request -> request.topicArn(chat).message("{\"content\":\"" + TEXT + "\"}"));
    PutEventsRequestEntry entry =
        PutEventsRequestEntry.builder()
            .eventBusName(hub)
            .source("usual")
            .detailType("Alert")
            .detail("{\"id\":\"%s\",\"text\":\"%s\"}".formatted(event, TEXT))
            .build();
    bus.putEvents(request -> request.entries(entry));
  }

  private void queue() {
    sqs.sendMessage(request -> request.queueUrl(checks).messageBody(TEXT));
  }

  private static Map<String, AttributeValue> row(String event) {
    return Map.of("pk", text("EVENT#" + event), "sk", text("-"));
  }

  private static AttributeValue text(String value) {
    return AttributeValue.builder().s(value).build();
  }
}
