package dev.rootsweep.bench.usual;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.SummaryKeyType;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/// The calls that Rootsweep makes for a clean account of a sweep, with clients as they come.
final class UsualAudit {
  private static final int SESSION_SECONDS = 300;
  private static final Duration CLAIM = Duration.ofMinutes(15);
  private static final String POLICY =
      "arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials";

  private final DynamoDbClient dynamo = DynamoDbClient.create();
  private final StsClient sts = StsClient.create();
  private final String table = System.getenv().getOrDefault("ROOTSWEEP_LEDGER_TABLE", "");

  boolean isBare(String account) {
    claim(account);
    dynamo.query(
        request ->
            request
                .tableName(table)
                .consistentRead(true)
                .keyConditionExpression("pk = :pk")
                .expressionAttributeValues(Map.of(":pk", text(account))));
    Credentials session =
        sts.assumeRoot(
                request ->
                    request
                        .targetPrincipal(account)
                        .taskPolicyArn(policy -> policy.arn(POLICY))
                        .durationSeconds(SESSION_SECONDS))
            .credentials();
    dynamo.putItem(request -> request.tableName(table).item(row(account, session.accessKeyId())));
    boolean bare = summaryIsZero(session);
    TransactWriteItem posture =
        TransactWriteItem.builder()
            .put(Put.builder().tableName(table).item(row(account, "posture " + bare)).build())
            .build();
    dynamo.transactWriteItems(request -> request.transactItems(posture));
    return bare;
  }

  private void claim(String account) {
    dynamo.updateItem(
        request ->
            request
                .tableName(table)
                .key(row(account, "claim"))
                .updateExpression("SET claimedUntil = :until")
                .conditionExpression("attribute_not_exists(claimedUntil)")
                .expressionAttributeValues(
                    Map.of(":until", text(Instant.now().plus(CLAIM).toString()))));
  }

  private static boolean summaryIsZero(Credentials session) {
    AwsSessionCredentials credentials =
        AwsSessionCredentials.create(
            session.accessKeyId(), session.secretAccessKey(), session.sessionToken());
    try (IamClient iam =
        IamClient.builder()
            .region(Region.AWS_GLOBAL)
            .credentialsProvider(StaticCredentialsProvider.create(credentials))
            .build()) {
      Map<SummaryKeyType, Integer> summary = iam.getAccountSummary().summaryMap();
      return summary.getOrDefault(SummaryKeyType.ACCOUNT_PASSWORD_PRESENT, 1) == 0
          && summary.getOrDefault(SummaryKeyType.ACCOUNT_ACCESS_KEYS_PRESENT, 1) == 0
          && summary.getOrDefault(SummaryKeyType.ACCOUNT_SIGNING_CERTIFICATES_PRESENT, 1) == 0
          && summary.getOrDefault(SummaryKeyType.ACCOUNT_MFA_ENABLED, 1) == 0;
    }
  }

  private static Map<String, AttributeValue> row(String account, String what) {
    return Map.of("pk", text(account), "sk", text(what));
  }

  private static AttributeValue text(String value) {
    return AttributeValue.builder().s(value).build();
  }
}
